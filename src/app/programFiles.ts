import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseProgram } from '../eligibility/parseProgram.ts';
import type { Program } from '../eligibility/program.ts';
import { readYaml } from '../eligibility/programFromYaml.ts';
import { isRecord, type Path } from '../eligibility/reader.ts';
import { variantOf } from '../eligibility/variant.ts';
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

interface Source {
  readonly file: string;
  readonly value: unknown;
  lineOf(path: Path): number | undefined;
}

/** Programs of a path, and what a person should know about them. */
export interface ProgramReading {
  readonly programs: readonly Program[];
  readonly notes: readonly string[];
}

/**
 * Reads all programs of a path. A file that inherits and has no versions is a variant; its parent has to be among the files.
 * @throws FileProblems with every problem of every file; then no program is used
 */
export async function readPrograms(path: string): Promise<ProgramReading> {
  const problems: string[] = [];
  const sources: Source[] = [];
  for (const file of await programPaths(path)) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw unreadable(file, error);
    });
    const reading = readYaml(text, file);
    if (reading.ok) sources.push({ file, value: reading.value, lineOf: reading.lineOf });
    else problems.push(...reading.errors.map(problemLine));
  }
  const notes: string[] = [];
  const fileOf = new Map<string, string>();
  const programs = sources.flatMap((source): Program[] => {
    const whole = isVariant(source) ? ofParent(source, sources, problems, notes) : source;
    const result = whole && parseProgram(whole.value, whole.file, whole.lineOf);
    if (!result) return [];
    if (!result.ok) {
      problems.push(...result.errors.map(problemLine));
      return [];
    }
    const { id } = result.program;
    const earlier = fileOf.get(id);
    if (earlier)
      problems.push(
        `${source.file}: id: 编号 ${id} 已用于 ${earlier} / id used by ${earlier}; 应为 expected: a unique id`,
      );
    fileOf.set(id, source.file);
    return [result.program];
  });
  if (problems.length > 0) throw new FileProblems(problems);
  return { programs, notes };
}

const isVariant = ({ value }: Source): boolean =>
  isRecord(value) && value.inherits !== undefined && value.versions === undefined;

/** The whole program of a variant; null once something in it was reported. */
function ofParent(variant: Source, sources: readonly Source[], problems: string[], notes: string[]): Source | null {
  const { file, value, lineOf } = variant;
  const wanted = isRecord(value) && isRecord(value.inherits) ? value.inherits.program : null;
  const parent = sources.find((one) => !isVariant(one) && isRecord(one.value) && one.value.id === wanted)?.value;
  if (!isRecord(parent)) {
    problems.push(
      `${file}: inherits.program: 目录里没有父项目 ${wanted} / the parent ${wanted} is not among the files; 应为 expected: its file beside this one`,
    );
    return null;
  }
  const result = variantOf(parent, value, file, lineOf);
  if (!result.ok) {
    problems.push(...result.errors.map(problemLine));
    return null;
  }
  if (result.parentChanged)
    notes.push(
      `${file}: 父项目 ${wanted} 已变更，请核对 / the parent ${wanted} has changed (now ${result.parentChanged.to})`,
    );
  return { file, value: result.source, lineOf: () => undefined };
}
