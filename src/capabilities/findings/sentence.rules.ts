interface Quoted {
  readonly page: { readonly regionId: string; readonly id: string };
  readonly versionId: string;
  readonly quoteFrom: number;
  readonly quoteTo: number;
}

/** The document at the sentence, in the version the sentence was read from. */
export const sentenceAddress = ({ page, versionId, quoteFrom, quoteTo }: Quoted): string =>
  `/pages/${page.regionId}/${page.id}?at=${quoteFrom}-${quoteTo}&version=${versionId}`;
