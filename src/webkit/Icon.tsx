import type { ReactNode } from 'react';

/** Line icons in the weight of the mark; each is one path in a 24 × 24 field. */
const PATHS = {
  workbench: 'M4 5h16v11H4z M9 20h6 M12 16v4',
  needs: 'M6 3h9l4 4v14H6z M14 3v5h5 M9 12h6 M9 16h6',
  cases: 'M4 8h16v12H4z M9 8V5h6v3 M4 13h16',
  enterprises: 'M4 21V5l8-2v18 M12 9l8 2v10 M3 21h18 M7.5 9h1 M7.5 13h1 M15.5 14.5h1',
  offers: 'M12 4l2.4 5 5.4.7-4 3.8 1 5.5-4.8-2.7L7.2 19l1-5.5-4-3.8 5.4-.7z',
  outcomes: 'M5 12.5l4.5 4.5L19 7.5',
  indicators: 'M5 20V11 M12 20V4 M19 20v-6 M3 20h18',
  imports: 'M12 4v11 M7.5 10.5L12 15l4.5-4.5 M4 19h16',
  audit: 'M12 3l7 3v6c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z M9 12l2.2 2.2L15.2 10',
  accounts: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  notices: 'M6 17V11a6 6 0 0 1 12 0v6l2 1.5H4z M10.5 21h3',
  menu: 'M4 7h16 M4 12h16 M4 17h16',
  duplicates: 'M8 8h12v12H8z M4 16V4h12',
  met: 'M4.5 12.5l5 5L19.5 7',
  notMet: 'M6 6l12 12 M18 6L6 18',
  unknown: 'M9 9a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 1.8v.5 M12 17.5v.1',
  person: 'M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z M5 20c.8-4 3.5-5.5 7-5.5s6.2 1.5 7 5.5',
  notApplicable: 'M5 12h14',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z M15.5 15.5L20 20',
  close: 'M6 6l12 12 M18 6L6 18',
  tasks: 'M4 6h2 M4 12h2 M4 18h2 M9 6h11 M9 12h11 M9 18h11',
  alliance:
    'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M17 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M12 21a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M9 8l2 7 M15 8l-2 7 M10 6h4',
  meeting: 'M4 15h16l-2-9H6z M8 15v5 M16 15v5',
  postings: 'M5 4h14v16H5z M9 8h6 M9 12h6 M9 16h3',
  agreement: 'M6 3h9l4 4v14H6z M9 15c2-3 3 2 5-1 1-1 2 0 2 0',
  activity: 'M4 6h16v14H4z M4 10h16 M8 3v5 M16 3v5',
  matchEvent: 'M3 12h6 M15 12h6 M12 9v6 M9 12l-2-2 M9 12l-2 2 M15 12l2-2 M15 12l2 2',
  study: 'M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2z M12 6v14',
  party: 'M5 3v18 M5 4h13l-3 4 3 4H5',
  posts: 'M5 20V8h14v12z M9 8V4h6v4 M9 13h6',
  campaign: 'M8 21h8 M12 17v4 M7 4h10v5a5 5 0 0 1-10 0z M7 6H4c0 3 1 4 3 4 M17 6h3c0 3-1 4-3 4',
  practice: 'M12 3l2.5 5 5.5.8-4 3.9.9 5.5L12 15.6 7.1 18.2l.9-5.5-4-3.9 5.5-.8z',
  findings: 'M5 4h9l3 3v5 M5 4v16h7 M9 9h5 M9 13h3 M14 17l2.5 2.5L21 15',
  statistics: 'M4 20h16 M7 20v-6 M12 20V9 M17 20v-9 M6 10l5-5 4 3 4-4',
  pages: 'M6 3h9l4 4v14H6z M14 3v5h5 M9 11h3 M9 15h7 M9 18h7',
  network:
    'M12 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4z M5 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4z M19 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4z M11 7l-5 9 M13 7l5 9 M7 18h10',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
