import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Completes package-lock.json with platform packages that the registry at hand does not carry (their parents list them as optional):
 * `npm ci` refuses a lock file that misses one, although it would never install it here. Run after `npm install`.
 */
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const OS = [
  'android',
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'aix',
  'sunos',
  'openharmony',
  'wasm32',
  'wasi',
];
let added = 0;
for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (path === '' || lock.packages[`${path}/node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue;
    const parts = name.split(/[/-]/);
    const os = OS.find((candidate) => parts.includes(candidate));
    const cpu = ['x64', 'arm64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'loong64'].find((candidate) =>
      parts.includes(candidate),
    );
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ''),
      ...(cpu ? { cpu: [cpu] } : { cpu: ['none'] }),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      os: [os ?? 'none'],
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added`);
