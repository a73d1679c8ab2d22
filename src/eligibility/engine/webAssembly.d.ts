/** The part of the WebAssembly interface the engine uses; the server's compiler options carry no browser library. */
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number; maximum: number; shared: true });
    readonly buffer: SharedArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, Memory | Instance>>);
    readonly exports: Record<string, (...values: number[]) => number>;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
}
