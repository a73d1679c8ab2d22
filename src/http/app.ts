import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { DomainError } from '../kernel/errors.ts';
import { SqlError } from '../storage/sql.ts';
import type { Binding } from './binding.ts';
import { checkBinding, type DispatchDeps, guardOf, handlerOf } from './dispatch.ts';
import { parseGuardedJson } from './jsonGate.ts';
import { openApiDocument } from './openapi.ts';
import { languageOf, problemOf } from './problem.ts';
import { pageFor, serveWeb } from './webFiles.ts';

export interface AppOptions extends DispatchDeps {
  readonly bindings: readonly Binding[];
  /** Requests a minute and source; null turns the limit off (tests of the matrix). */
  readonly requestsPerMinute: number | null;
  readonly trustProxy: boolean;
  /** Warnings and errors as JSON lines to standard output, or to a sink. */
  readonly log: boolean | { readonly write: (line: string) => void };
  /** Answers whether the database can be reached, for /health. */
  readonly isReady: () => Promise<boolean>;
  /** Directory of the built web application; null for the interface alone. */
  readonly webRoot: string | null;
}

const BODY_LIMIT = 1024 * 1024;
// Node looks for late requests every 30 seconds unless told: with one second, a body sent byte by byte ends within 30.
const SLOW_LIMITS = { requestTimeout: 29_000, http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 } };

const STATUS_ERRORS: Record<string, DomainError> = {
  FST_ERR_CTP_BODY_TOO_LARGE: new DomainError('tooLarge', 'body.too_large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new DomainError('unsupported', 'body.media_type'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: new DomainError('invalid', 'body.length'),
  FST_ERR_CTP_EMPTY_JSON_BODY: new DomainError('invalid', 'body.empty'),
  FST_ERR_BAD_URL: new DomainError('invalid', 'url.invalid'),
};

// Refusals of the framework and its plugins that are not listed above, by their status.
function fromFramework(error: unknown): DomainError | null {
  const status = (error as { statusCode?: unknown }).statusCode;
  if (error instanceof DomainError || typeof status !== 'number' || status < 400 || status > 499) return null;
  if (status === 429) return new DomainError('tooMany', 'tooMany');
  // A path out of the directory is refused with 403; it answers as one that does not exist.
  if (status === 403 || status === 404) return new DomainError('notFound', 'notFound');
  return new DomainError('invalid', 'request.invalid');
}

// The database's own refusals that a caller can cause: told by code, never with its text (row contents leak through it).
function fromDatabase(error: SqlError): DomainError | null {
  if (error.code === '23505') return new DomainError('conflict', 'conflict');
  if (error.code === '40001' || error.code === '40P01' || error.code === '57014')
    return new DomainError('unavailable', 'storage.busy');
  return null;
}

function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const code = (error as { code?: unknown }).code;
  const known =
    error instanceof SqlError
      ? fromDatabase(error)
      : typeof code === 'string' && code in STATUS_ERRORS
        ? STATUS_ERRORS[code]
        : (fromFramework(error) ?? error);
  const language = languageOf(request.headers['accept-language']);
  const problem = problemOf(known, language, request.id);
  if (!problem) request.log.error({ err: error }, 'unexpected error');
  const body = problem?.body ?? {
    type: 'about:blank',
    title: language === 'zh' ? '系统出现意外错误，请稍后再试。' : 'Something unexpected happened; try again later.',
    status: 500,
    code: 'internal',
    params: {},
    fields: [],
    requestId: request.id,
  };
  return reply
    .code(problem?.status ?? 500)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(body);
}

async function protect(app: FastifyInstance, options: AppOptions): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'manifest-src': ["'self'"],
      },
    },
    hsts: options.secureCookie ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  });
  await app.register(cookie);
  if (options.requestsPerMinute !== null) {
    await app.register(rateLimit, {
      max: options.requestsPerMinute,
      timeWindow: '1 minute',
      allowList: (request) => request.url === '/health',
    });
  }
}

/** The HTTP application. Start fails for a binding whose contract and kind disagree or whose route is bound twice. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.log ? { level: 'warn', ...(options.log === true ? {} : { stream: options.log }) } : false,
    trustProxy: options.trustProxy,
    bodyLimit: BODY_LIMIT,
    ...SLOW_LIMITS,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      // These come before any hook, so before the headers of `protect`.
      const bare = (reply as FastifyReply)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none';frame-ancestors 'none'");
      void sendProblem(error, request as FastifyRequest, bare);
    },
  });
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^application\/json(;\s*charset=utf-8)?$/i,
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, parseGuardedJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  await protect(app, options);
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  app.get('/health', async (_request, reply) => {
    const ready = await options.isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' });
  });
  for (const binding of options.bindings) {
    checkBinding(binding);
    const { contract } = binding;
    app.route({
      method: contract.method,
      url: `/api${contract.path}`,
      bodyLimit: contract.uploadBytes ?? BODY_LIMIT,
      exposeHeadRoute: false,
      onRequest: guardOf(binding, options),
      handler: handlerOf(binding, options),
    });
  }
  const document = openApiDocument(options.bindings.map((binding) => binding.contract));
  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(document));
  if (options.webRoot !== null) await serveWeb(app, options.webRoot);
  const page = options.webRoot === null ? null : pageFor(options.webRoot);
  app.setNotFoundHandler(
    (request, reply) => page?.(request, reply) ?? sendProblem(new DomainError('notFound', 'notFound'), request, reply),
  );
  return app;
}
