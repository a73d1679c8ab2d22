import type { ReactNode } from 'react';

const BAY_WIDTH = 60;
const FIRST_POST = 90;
// Nine bays, one for each city of the corridor.
const posts = Array.from({ length: 10 }, (_, index) => FIRST_POST + index * BAY_WIDTH);
const spans = [FIRST_POST, FIRST_POST + 3 * BAY_WIDTH, FIRST_POST + 6 * BAY_WIDTH];

/** A covered bridge of nine bays over quiet water, for the page one enters by. */
export function BridgeScene(): ReactNode {
  return (
    <svg viewBox="0 0 720 210" width="100%" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M52 88 C78 84 96 74 110 56 H610 C624 74 642 84 668 88 Z" />
        <path d="M282 56 C298 52 308 44 316 30 H404 C412 44 422 52 438 56" />
        <path d="M352 30 L360 16 L368 30" />
        {posts.map((x) => (
          <path key={x} d={`M${x} 88 V126`} />
        ))}
        <path d={`M${FIRST_POST} 112 H630`} strokeWidth="1" />
        <path d="M24 126 H696" />
        <path d="M24 134 H696" strokeWidth="1" />
        {spans.map((x) => (
          <path key={x} d={`M${x + 8} 184 C${x + 24} 138 ${x + 156} 138 ${x + 172} 184`} />
        ))}
        <g strokeWidth="1">
          <path d="M30 184 H150 M186 184 H290 M340 184 H470 M520 184 H690" />
          <path d="M80 193 H230 M300 193 H390 M450 193 H640" />
          <path d="M140 202 H200 M260 202 H420 M500 202 H560" />
        </g>
      </g>
    </svg>
  );
}
