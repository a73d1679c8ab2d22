import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Program } from '../eligibility/program.ts';
import { parseProgramYaml } from '../eligibility/programFromYaml.ts';
import { FileProblems, problemLine, unreadable } from './fileProblems.ts';

/** The program files behind a path: that file, or every .yaml and .yml of that directory in the order of their names. */
async function programPaths(path: string): Promise<readonly string[]> {
  const about = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!about.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.ya?ml$/.test(name)).sort();
  if (names.length === 0)
    throw new FileProblems([`${path}: 目录里没有 .yaml 文件 / no .yaml file in this directory; 应为 expected: *.yaml`]);
  return names.map((name) => join(path, name));
}

/**
 * Reads all programs of a path.
 * @throws FileProblems with every problem of every file; then no program is used
 */
export async function readPrograms(path: string): Promise<readonly Program[]> {
  const programs: Program[] = [];
  const problems: string[] = [];
  const fileOf = new Map<string, string>();
  for (const file of await programPaths(path)) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw unreadable(file, error);
    });
    const result = parseProgramYaml(text, file);
    if (!result.ok) problems.push(...result.errors.map(problemLine));
    else {
      const { program } = result;
      const earlier = fileOf.get(program.id);
      if (earlier)
        problems.push(
          `${file}: id: 编号 ${program.id} 已用于 ${earlier} / id used by ${earlier}; 应为 expected: a unique id`,
        );
      fileOf.set(program.id, file);
      programs.push(program);
    }
  }
  if (problems.length > 0) throw new FileProblems(problems);
  return programs;
}
