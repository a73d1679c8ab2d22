import { refusal } from '../../kernel/errors.ts';

/** Memory the codes of a population live in: one block that workers and the generated code share, capped by the caller. */
export interface Arena {
  /** Zeroed bytes at an address that is a multiple of 16. */
  bytes(size: number): { readonly at: number; readonly view: Uint8Array };
  readonly memory: WebAssembly.Memory;
  readonly maximumPages: number;
  readonly used: number;
}

/** `needed` and `most` in megabytes. */
export const populationTooLarge = refusal(
  'unavailable',
  'engine.memory',
  '企业数量超过引擎的内存上限（需要 {needed} MB，上限 {most} MB）；请调高上限或按地区分到多台机器',
  'The population needs {needed} MB and the engine may use {most} MB: raise the limit or spread regions over machines',
);

const PAGE = 65_536;
const MEGABYTE = 1024 * 1024;
/** Addresses of the generated code are 32 bits wide. */
const MOST = 4 * 1024 ** 3 - PAGE;
/** The first bytes stay free, so that no address is 0. */
const FIRST = 1024;

/** `maxBytes` is a promise to the rest of the process: past it the population is refused instead of the machine going down. */
export function newArena(maxBytes: number): Arena {
  const maximum = Math.max(16, Math.ceil(Math.min(maxBytes, MOST) / PAGE));
  const memory = new WebAssembly.Memory({ initial: 16, maximum, shared: true });
  let used = FIRST;
  return {
    memory,
    maximumPages: maximum,
    get used() {
      return used;
    },
    bytes: (size) => {
      const at = used;
      const end = Math.ceil((at + size) / 16) * 16;
      const lacking = Math.ceil(end / PAGE) - memory.buffer.byteLength / PAGE;
      if (end / PAGE > maximum)
        throw populationTooLarge({ needed: Math.ceil(end / MEGABYTE), most: Math.floor(maxBytes / MEGABYTE) });
      if (lacking > 0) memory.grow(lacking);
      used = end;
      return { at, view: new Uint8Array(memory.buffer, at, size) };
    },
  };
}
