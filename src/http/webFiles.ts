import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The built web application: hashed files are cached for good, the page itself never; every other path answers the page. */
export async function serveWeb(app: FastifyInstance, directory: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: directory,
    preCompressed: true,
    index: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader(
        'cache-control',
        /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}

// The first start builds the page while the database fills: who comes early waits on a page that reloads itself.
const PREPARING =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>廊桥</title><p>正在准备页面，请稍候…</p></html>';

/** Paths of the application's own router answer the page; missing files and interface paths stay not found. */
export const pageFor =
  (directory: string) =>
  (request: FastifyRequest, reply: FastifyReply): FastifyReply | null => {
    const isPage =
      request.method === 'GET' && !/^\/(api|assets)\//.test(request.url) && !/\.[a-z0-9]{2,5}($|\?)/.test(request.url);
    if (!isPage) return null;
    if (existsSync(join(directory, 'index.html'))) return reply.sendFile('index.html');
    return reply.code(503).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(PREPARING);
  };
