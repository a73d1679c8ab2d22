import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Content hash of files and folders: a build is stale when what it was made from has changed, whatever the clocks say. */
export function contentHash(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    let entries;
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      try {
        hash.update(path).update(readFileSync(path));
      } catch {
        hash.update(`${path}: absent`);
      }
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!/\.test\.tsx?$/.test(entry.name)) visit(join(path, entry.name));
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}

export function isFresh(stamp, hash) {
  try {
    return readFileSync(stamp, 'utf8') === hash;
  } catch {
    return false;
  }
}

export function writeStamp(stamp, hash) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
