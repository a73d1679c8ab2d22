/**
 * Limits of files taken in (DESIGN §7). Directories are believed only to refuse: every byte is counted again while it is inflated.
 */
export const FILE_LIMITS = {
  entryBytes: 200 * 1024 * 1024,
  totalBytes: 300 * 1024 * 1024,
  /** Inflated : stored. Small entries compress well without being bombs, so the ratio is asked of entries above `ratioFloorBytes`. */
  ratio: 100,
  ratioFloorBytes: 1024 * 1024,
  entries: 1_000,
  rows: 200_000,
  /** Titles and headings above the data, not counted among the rows. */
  headingRows: 10,
  columns: 200,
  /** Characters of one cell. Excel itself stops at 32,767. */
  cellCharacters: 1024 * 1024,
  timeMs: 120_000,
  workerHeapMb: 640,
  /** Of a page, paper or notice: what arrives, and the text that may come of it. */
  pageBytes: 10 * 1024 * 1024,
  pageCharacters: 2 * 1024 * 1024,
  /** Browsers themselves stop at 512 levels; real pages stay below 100. */
  pageDepth: 1_000,
  pageTimeMs: 20_000,
  pageHeapMb: 384,
} as const;
