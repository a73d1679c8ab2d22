import { Worker } from 'node:worker_threads';
import { DomainError } from '../kernel/errors.ts';
import { workerUrl } from '../kernel/workerUrl.ts';
import { fileError, fileErrors } from './fileErrors.ts';
import { FILE_LIMITS } from './fileLimits.ts';
import type { PageAnswer, PageFile, PageInput, PageRequest } from './pageFile.types.ts';
import { checkedPage, jsonPage, textPage } from './pageText.ts';
import { sniffPage } from './sniffPage.ts';

/** Each worker may take its heap: strangers who upload at once wait for each other. */
const AT_ONCE = 2;
const turns: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
let turn = 0;

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  turn = (turn + 1) % AT_ONCE;
  const next = (turns[turn] ?? Promise.resolve()).then(work, work);
  turns[turn] = next;
  return next;
}

function parseApart(request: PageRequest): Promise<PageFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl('pageWorker'), {
      workerData: request,
      // What libraries print about a damaged file is nobody's concern.
      stdout: true,
      stderr: true,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: FILE_LIMITS.pageHeapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 8 },
    });
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      // A dying worker may still report; nobody is listening for the reason any more.
      worker.on('error', () => {});
      void worker.terminate().then(settle, settle);
    };
    const fail = (error: unknown) => finish(() => reject(error));
    const timer = setTimeout(
      () => fail(fileErrors.tooSlow({ seconds: FILE_LIMITS.pageTimeMs / 1000 })),
      FILE_LIMITS.pageTimeMs,
    );
    worker.on('message', (answer: PageAnswer) => {
      if (answer.type === 'done') finish(() => resolve(answer.page));
      else fail(fileError(answer.code, answer.params));
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? fileErrors.tooMuchMemory() : error),
    );
    worker.on('exit', () => fail(fileErrors.damagedArchive()));
  });
}

/** A refusal says which file it speaks of. */
function named(error: unknown, name: string): unknown {
  if (!(error instanceof DomainError) || error.text === null) return error;
  const { zh, en } = error.text;
  const text = { zh: `“{file}”：${zh}`, en: `“{file}”: ${en}` };
  return new DomainError(error.kind, error.code, { ...error.params, file: name.slice(0, 120) }, error.fields, text);
}

/**
 * Reads a page, paper or notice: .txt, .html, .pdf, .docx, or .json with a field `raw`; its bytes decide which, not its name. No script runs and
 * nothing is loaded. Web pages and papers are parsed in a worker with limits of time (20 s), memory and depth.
 * @throws DomainError with a code of `fileErrors` and a sentence that names the file and the fix; nothing is kept
 */
export async function readPageFile(input: PageInput): Promise<PageFile> {
  try {
    if (input.bytes.length > FILE_LIMITS.pageBytes)
      throw fileErrors.tooLong({ megabytes: FILE_LIMITS.pageBytes / 1024 / 1024 });
    const { format, charset } = sniffPage(input);
    if (format === 'text') return checkedPage(textPage(input.bytes));
    if (format === 'json') return checkedPage(jsonPage(input.bytes));
    return await inTurn(() => parseApart({ format, bytes: input.bytes, charset }));
  } catch (error) {
    throw named(error, input.name);
  }
}
