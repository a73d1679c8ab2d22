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
