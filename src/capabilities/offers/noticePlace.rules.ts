import type { DraftNotice } from './policyNotice.schema.ts';

/** The address of a sentence in the version of a document that was read. */
export const noticePlaceAddress = (
  { regionId, id, versionId }: NonNullable<DraftNotice['page']>,
  { from, to }: { readonly from: number; readonly to: number },
): string => `/pages/${regionId}/${id}?version=${versionId}&at=${from}-${to}`;
