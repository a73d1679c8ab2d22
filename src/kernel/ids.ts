/** Source of new identifiers; passed in so that tests are exact. */
export interface Ids {
  uuid(): string;
}

export const randomIds: Ids = { uuid: () => globalThis.crypto.randomUUID() };
