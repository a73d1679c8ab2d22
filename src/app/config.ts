import * as z from 'zod';
import type { ModelRules } from '../capabilities/findings/modelEndpoint.service.ts';
import { type AddressRules, hostPatterns } from '../exchange/fetchAddress.ts';

/** Everything an installation sets, all from the environment, all with a default that is safe on one's own machine. */
const configSchema = z.object({
  DATABASE_URL: z.string().optional(),
  NODE_ENV: z.string().optional(),
  LANGQIAO_PROFILE: z.enum(['demo', 'production']).optional(),
  LANGQIAO_HOST: z.string().default('127.0.0.1'),
  LANGQIAO_PORT: z.coerce.number().int().min(0).max(65_535).default(8360),
  LANGQIAO_DATA: z.string().default('data'),
  LANGQIAO_BACKUPS: z.string().optional(),
  LANGQIAO_PUBLIC_URL: z.url().optional(),
  LANGQIAO_TRUST_PROXY: z.stringbool().default(false),
  LANGQIAO_ACCEPT_EMBEDDED: z.stringbool().default(false),
  LANGQIAO_DEMO_ENTERPRISES: z.coerce.number().int().min(10).max(200_000).default(2_000),
  LANGQIAO_FETCH_HOSTS: z.string().default(''),
  LANGQIAO_MODEL_URL: z.url({ protocol: /^https?$/ }).optional(),
  LANGQIAO_MODEL_KEY: z.string().optional(),
  LANGQIAO_MODEL_NAME: z.string().default('default'),
  LANGQIAO_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).optional(),
});

export interface Config {
  readonly profile: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly backupDir: string;
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  readonly demoEnterprises: number;
  readonly requestsPerMinute: number;
  /** Sites that pages may be fetched from; none switches fetching off. */
  readonly fetch: AddressRules;
  /** A language model that may propose facts; null: none. */
  readonly model: ModelRules | null;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads the environment; throws a sentence that names the variable and the way out. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = configSchema.safeParse(environment);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const env = parsed.data;
  const profile = env.LANGQIAO_PROFILE ?? (env.NODE_ENV === 'production' ? 'production' : 'demo');
  if (profile === 'production' && !env.DATABASE_URL && !env.LANGQIAO_ACCEPT_EMBEDDED) {
    throw new Error(
      '生产环境请设置 DATABASE_URL 使用 PostgreSQL；如确需内嵌数据库，请设置 LANGQIAO_ACCEPT_EMBEDDED=1（断电可能丢失数据）。\nProduction needs DATABASE_URL, or LANGQIAO_ACCEPT_EMBEDDED=1 to accept that a power cut may lose data.',
    );
  }
  if (profile === 'demo' && !LOOPBACK.has(env.LANGQIAO_HOST)) {
    throw new Error(
      '演示账号没有密码，只能监听本机地址（LANGQIAO_HOST=127.0.0.1）。\nDemo accounts have no password: the demo profile listens on loopback only.',
    );
  }
  return {
    profile,
    host: env.LANGQIAO_HOST,
    port: env.LANGQIAO_PORT,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.LANGQIAO_DATA,
    backupDir: env.LANGQIAO_BACKUPS ?? `${env.LANGQIAO_DATA}-backups`,
    publicUrl: env.LANGQIAO_PUBLIC_URL ?? null,
    trustProxy: env.LANGQIAO_TRUST_PROXY,
    demoEnterprises: env.LANGQIAO_DEMO_ENTERPRISES,
    fetch: {
      hosts: hostPatterns(env.LANGQIAO_FETCH_HOSTS),
      self: env.LANGQIAO_PUBLIC_URL ? new URL(env.LANGQIAO_PUBLIC_URL).hostname : null,
    },
    model: env.LANGQIAO_MODEL_URL
      ? { url: env.LANGQIAO_MODEL_URL, key: env.LANGQIAO_MODEL_KEY ?? null, name: env.LANGQIAO_MODEL_NAME }
      : null,
    requestsPerMinute: env.LANGQIAO_REQUESTS_PER_MINUTE ?? (profile === 'demo' ? 3_000 : 600),
  };
}
