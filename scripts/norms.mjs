import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Norms that no linter knows: lengths of files, words that must not stand in the tree, what documents name must exist. */

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path && existsSync(path));
const problems = [];

function fileLengths() {
  const sources = tracked.filter(
    (path) => /^src\/.*\.tsx?$/.test(path) && !/\.(test|data|d)\.tsx?$/.test(path) && !/\.(zh|en)\.ts$/.test(path),
  );
  const lengths = sources
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }))
    .sort((a, b) => a.lines - b.lines);
  const at = (share) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))]?.lines ?? 0;
  const [median, p90] = [at(0.5), at(0.9)];
  if (median > 80) problems.push(`median file length ${median} > 80`);
  if (p90 > 250) problems.push(`90th percentile of file length ${p90} > 250`);
  for (const { path, lines } of lengths) if (lines > 401) problems.push(`${path}: ${lines} lines > 400`);
  return `files ${lengths.length}, median ${median}, p90 ${p90}, longest ${lengths.at(-1)?.lines}`;
}

const FORBIDDEN = [
  [/\bTODO\b|\bFIXME\b/, 'an open note: make it an issue or delete it'],
  [/@ts-ignore|@ts-nocheck|biome-ignore(?! [\w/]+: .{20})/, 'a check silenced without a reason'],
  [/\.(only|skip)\(|test\.todo/, 'a test that does not run'],
];

function forbiddenWords() {
  for (const path of tracked.filter((name) => /^(src|demo|bench|e2e|programs|docs)\/.*\.(tsx?|ya?ml|md)$/.test(name))) {
    const text = readFileSync(path, 'utf8');
    for (const [pattern, why] of FORBIDDEN) if (pattern.test(text)) problems.push(`${path}: ${why}`);
  }
}

/** Paths in backticks and commands `npm run x` in documents must exist. */
function documents() {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const path of tracked.filter((name) => name.endsWith('.md'))) {
    for (const [, code] of readFileSync(path, 'utf8').matchAll(/`([^`\n]+)`/g)) {
      const run = /^npm run (?:-s )?([\w-]+)/.exec(code);
      if (run && !(run[1] in scripts)) problems.push(`${path}: \`${code}\` is not a script of package.json`);
      if (
        /^(src|docs|demo|programs|scripts|bench|e2e)\/[\w./-]+$/.test(code) &&
        !/[*…]/.test(code) &&
        !existsSync(code)
      )
        problems.push(`${path}: ${code} does not exist`);
    }
  }
}

/** Every entity and status of the schemas stands in the glossary. */
function glossary() {
  const text = existsSync('docs/GLOSSARY.md') ? readFileSync('docs/GLOSSARY.md', 'utf8') : '';
  for (const path of tracked.filter((name) => /^src\/capabilities\/[^/]+\/[a-z][A-Za-z]*\.schema\.ts$/.test(name))) {
    const noun = /([a-z][A-Za-z]*)\.schema\.ts$/.exec(path)?.[1];
    if (noun && !text.includes(`\`${noun}\``)) problems.push(`docs/GLOSSARY.md does not explain \`${noun}\` (${path})`);
  }
}

const summary = fileLengths();
forbiddenWords();
documents();
glossary();
for (const problem of problems) console.error(problem);
console.log(`norms: ${summary}, ${problems.length} problem(s)`);
process.exit(problems.length === 0 ? 0 : 1);
