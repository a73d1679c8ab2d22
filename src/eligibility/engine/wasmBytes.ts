/** Bytes of a WebAssembly module: only the instructions the engine uses. Names follow the specification (core 2.0, SIMD, threads). */
export const I32 = 0x7f;
export const V128 = 0x7b;
const VOID = 0x40;
const FUNCTION = 0x60;

export class Bytes {
  private buffer = new Uint8Array(256);
  private length = 0;

  byte(...values: number[]): this {
    if (this.length + values.length > this.buffer.length) this.grow(values.length);
    for (const value of values) this.buffer[this.length++] = value;
    return this;
  }

  private grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + more));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  unsigned(value: number): this {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    return this.byte(rest);
  }

  /** A 32-bit constant; addresses past 2^31 are the same bits. */
  signed(value: number): this {
    let rest = value | 0;
    for (;;) {
      const low = rest & 0x7f;
      rest >>= 7;
      if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return this.byte(low);
      this.byte(low | 0x80);
    }
  }

  append(other: Bytes): this {
    const bytes = other.view();
    if (this.length + bytes.length > this.buffer.length) this.grow(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  text(value: string): this {
    const bytes = new TextEncoder().encode(value);
    return this.unsigned(bytes.length).byte(...bytes);
  }

  view(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  get size(): number {
    return this.length;
  }

  constant(value: number): this {
    return this.byte(0x41).signed(value);
  }
  get(local: number): this {
    return this.byte(0x20).unsigned(local);
  }
  set(local: number): this {
    return this.byte(0x21).unsigned(local);
  }
  tee(local: number): this {
    return this.byte(0x22).unsigned(local);
  }
  add(): this {
    return this.byte(0x6a);
  }
  call(func: number): this {
    return this.byte(0x10).unsigned(func);
  }
  block(): this {
    return this.byte(0x02, VOID);
  }
  loop(): this {
    return this.byte(0x03, VOID);
  }
  if(): this {
    return this.byte(0x04, VOID);
  }
  end(): this {
    return this.byte(0x0b);
  }
  branchIf(depth: number): this {
    return this.byte(0x0d).unsigned(depth);
  }
  lessUnsigned(): this {
    return this.byte(0x49);
  }
  isZero(): this {
    return this.byte(0x45);
  }
  /** Memory operands: alignment as a power of two, then the offset. */
  memory(code: number, alignment: number, offset: number): this {
    return this.byte(code).unsigned(alignment).unsigned(offset);
  }
  vector(code: number): this {
    return this.byte(0xfd).unsigned(code);
  }
  loadVector(offset: number): this {
    return this.vector(0x00).unsigned(4).unsigned(offset);
  }
  storeVector(offset: number): this {
    return this.vector(0x0b).unsigned(4).unsigned(offset);
  }
  zeroVector(): this {
    return this.vector(0x0c).byte(...new Array<number>(16).fill(0));
  }
}

export const NOT = 0x4d;
export const AND = 0x4e;
/** `a & ~b`. */
export const AND_NOT = 0x4f;
export const OR = 0x50;
export const XOR = 0x51;
export const ANY_TRUE = 0x53;
export const POPCOUNT_BYTES = 0x62;
export const ADD_BYTES = 0x6e;
export const WIDEN_BYTES = 0x7d;
export const WIDEN_PAIRS = 0x7f;
export const EXTRACT_I32 = 0x1b;

export interface WasmFunction {
  /** How many 32-bit parameters. */
  readonly parameters: number;
  readonly integers: number;
  readonly vectors: number;
  readonly body: Bytes;
}

/** A module over an imported shared memory that exports its last function as `run`. */
export function moduleOf(functions: readonly WasmFunction[], maximumPages: number): Uint8Array {
  const arities = [...new Set(functions.map(({ parameters }) => parameters))];
  const types = new Bytes().unsigned(arities.length);
  for (const arity of arities) {
    types.byte(FUNCTION).unsigned(arity);
    for (let at = 0; at < arity; at += 1) types.byte(I32);
    types.byte(0);
  }
  const imports = new Bytes()
    .unsigned(1)
    .text('engine')
    .text('memory')
    .byte(0x02, 0x03)
    .unsigned(16)
    .unsigned(maximumPages);
  const declared = new Bytes().unsigned(functions.length);
  for (const { parameters } of functions) declared.unsigned(arities.indexOf(parameters));
  const exported = new Bytes()
    .unsigned(1)
    .text('run')
    .byte(0x00)
    .unsigned(functions.length - 1);
  const code = new Bytes().unsigned(functions.length);
  for (const { integers, vectors, body } of functions) {
    const locals = new Bytes().unsigned(2).unsigned(integers).byte(I32).unsigned(vectors).byte(V128);
    code
      .unsigned(locals.size + body.size + 1)
      .append(locals)
      .append(body)
      .byte(0x0b);
  }
  const module = new Bytes().byte(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  const sections: readonly (readonly [number, Bytes])[] = [
    [1, types],
    [2, imports],
    [3, declared],
    [7, exported],
    [10, code],
  ];
  for (const [id, bytes] of sections) module.byte(id).unsigned(bytes.size).append(bytes);
  return module.view().slice();
}
