import { formatFen } from '../kernel/money.ts';
import type { CappedCount } from '../kernel/paging.ts';
import type { Language } from './i18n.ts';

/** How figures and times read on screen; the clock on the wall is always the one in Shanghai. */
const ZONE = 'Asia/Shanghai';

const dayTime = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });

/** An instant as `2026-11-21 09:30`, the same in both languages. */
export const formatInstant = (instant: string): string => dayTime.format(new Date(instant));

/** The calendar day of an instant, `2026-11-21`. */
export const formatDay = (instant: string): string => formatInstant(instant).slice(0, 10);

/** Today in Shanghai, `YYYY-MM-DD`. */
export const today = (): string => dayTime.format(new Date()).slice(0, 10);

export const formatNumber = (value: number): string => value.toLocaleString('en-US');

/** `1,234`, or `10,000+` where counting stopped. */
export const formatCount = (count: CappedCount): string => `${formatNumber(count.value)}${count.capped ? '+' : ''}`;

/** `3,000 万元`; in English `CNY 30,000,000`. */
export function formatAmount(amountFen: number, language: Language): string {
  if (language === 'zh-CN') return formatFen(amountFen);
  const yuan = amountFen / 100;
  return `CNY ${yuan.toLocaleString('en-US', { maximumFractionDigits: 2 })}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${(bytes / 1_024).toFixed(0)} kB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** 1/100 of a percent: 8750 → `87.5%`. */
export const formatBasisPoints = (basisPoints: number): string => `${basisPoints / 100}%`;
