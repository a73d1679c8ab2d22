declare module '*/build.mjs' {
  export function buildIfStale(name: 'server' | 'web', force?: boolean): Promise<boolean>;
}
