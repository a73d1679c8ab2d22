import type { Actor } from '../../kernel/actor.ts';
import type { ImportStatus } from './import.schema.ts';

/** An import is the business of the organisation that made it; to everybody else it does not exist. */
export const maySeeImport = (actor: Pick<Actor, 'org' | 'permissions'>, found: { readonly org: number }): boolean =>
  actor.permissions.includes('imports.run') && actor.org === found.org;

/** What may be done with an import, by where it stands. A failed one may be tried again or taken back. */
const ACTS: Readonly<Record<'map' | 'commit' | 'undo', readonly ImportStatus[]>> = {
  map: ['staged', 'mapped'],
  commit: ['mapped', 'failed'],
  undo: ['committed', 'failed'],
};

export const mayNow = (act: keyof typeof ACTS, status: ImportStatus): boolean => ACTS[act].includes(status);
