declare module '*/serverProcess.mjs' {
  export function freshPlace(
    name: string,
    usePostgres?: boolean,
  ): Promise<{ directory: string; environment: Record<string, string>; remove(): Promise<void> }>;
  export function startServer(
    environment: Record<string, string>,
    port?: number,
  ): Promise<{
    base: string;
    child: { pid: number };
    kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  }>;
  export function signIn(base: string, role: string): Promise<{ cookie: string }>;
  export function call(
    base: string,
    cookie: string,
    method: string,
    path: string,
    options?: { body?: unknown; key?: string; version?: number },
  ): Promise<{ status: number; body: unknown }>;
}
