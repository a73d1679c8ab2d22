import { spawnSync } from 'node:child_process';
import { buildIfStale } from './build.mjs';
import { call, freshPlace, signIn, startServer } from './serverProcess.mjs';

/**
 * 20 × SIGKILL under write load: no acknowledged command is lost, none is half applied, the chain verifies, the recount is equal, and a
 * retry of what was not acknowledged acts once. On PostgreSQL where LANGQIAO_TEST_DATABASE_URL names a server.
 */
const ROUNDS = Number(process.argv[2] ?? 20);
const WRITERS = 4;
await buildIfStale('server');
const place = await freshPlace('crash');
let server = await startServer(place.environment);
const { cookie, session } = await signIn(server.base, 'enterprise');
const bank = (await signIn(server.base, 'bank')).session.actor.org;
const enterprise = session.actor.enterprise;
const acknowledged = new Map();
const unsure = [];
let commands = 0;

/** Draft → submit → send, three commands of which the last writes eight tables. Stops at the first answer that does not come. */
async function writer(name, base, isOver) {
  for (let n = 0; !isOver(); n += 1) {
    const title = `断电演练 ${name}-${n}`;
    const send = async (method, path, options) => {
      const key = `crash-${name}-${n}-${path.split('/').pop()}-${Math.random().toString(36).slice(2)}`;
      const request = { method, path, options: { ...options, key } };
      unsure.push(request);
      const answer = await call(base, cookie, method, path, request.options);
      unsure.splice(unsure.indexOf(request), 1);
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      commands += 1;
      return answer.body;
    };
    try {
      const draft = await send('POST', '/needs', { body: { enterprise, kinds: ['finance'], title, text: '写入负载' } });
      acknowledged.set(title, { id: draft.id, regionId: draft.regionId, sent: false });
      const open = await send('POST', `/needs/${draft.regionId}/${draft.id}/submit`, { version: draft.version });
      const sent = await send('POST', `/needs/${open.regionId}/${open.id}/send`, {
        body: { receivers: [{ org: bank }] },
      });
      acknowledged.set(title, { id: draft.id, regionId: draft.regionId, sent: true, caseId: sent.id });
    } catch (error) {
      if (error.message?.startsWith('/')) throw error;
      return;
    }
  }
}

const problems = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  let over = false;
  const base = server.base;
  const writers = Array.from({ length: WRITERS }, (_, index) => writer(`${round}-${index}`, base, () => over));
  await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 800));
  await server.kill('SIGKILL');
  over = true;
  await Promise.all(writers);
  server = await startServer(place.environment);
  // Commit unknown: the same command with the same key is answered once and for all.
  for (const request of unsure.splice(0)) {
    const first = await call(server.base, cookie, request.method, request.path, request.options);
    const second = await call(server.base, cookie, request.method, request.path, request.options);
    if (first.status !== second.status || JSON.stringify(first.body?.id) !== JSON.stringify(second.body?.id))
      problems.push(`retry differs: ${request.path} ${first.status} ${second.status}`);
  }
}

for (const [title, { id, regionId, sent, caseId }] of acknowledged) {
  const need = await call(server.base, cookie, 'GET', `/needs/${regionId}/${id}`);
  if (need.status !== 200 || need.body.title !== title) problems.push(`lost: ${title}`);
  if (!sent) continue;
  const opened = await call(server.base, cookie, 'GET', `/cases/${regionId}/${caseId}`);
  if (opened.status !== 200 || opened.body.positions.length !== 1 || opened.body.timeline.length !== 1)
    problems.push(`half applied: ${title}`);
}
await server.kill('SIGTERM');
const verified = spawnSync(process.execPath, ['dist/server/cli.js', 'verify'], {
  env: { ...process.env, DATABASE_URL: undefined, ...place.environment },
  encoding: 'utf8',
});
process.stdout.write(verified.stdout);
if (verified.status !== 0) problems.push(`verify: ${verified.stdout}${verified.stderr}`);
await place.remove();
for (const problem of problems.slice(0, 20)) console.error(problem);
console.log(
  `${ROUNDS} kills, ${commands} acknowledged commands, ${problems.length} problems (${place.environment.DATABASE_URL ? 'PostgreSQL' : 'embedded'})`,
);
process.exit(problems.length === 0 ? 0 : 1);
