/**
 * Where a worker's built file lies. Workers run as JavaScript: from a built server they are its neighbours; from the TypeScript
 * sources (tests) they are in dist/server, which the test set-up builds first.
 */
export function workerUrl(name: string): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL(`../../dist/server/${name}.js`, import.meta.url)
    : new URL(`./${name}.js`, import.meta.url);
}
