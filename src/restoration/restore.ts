import { withoutReadings } from './annotations.ts';
import { applyEdits, type Draft, draftOf, editsOf, rawSpanOf } from './draft.ts';
import { type JudgedLine, judgeLines } from './lines.ts';
import {
  flagsOf,
  withoutInvisible,
  withoutJoinedPhones,
  withoutLookAlikes,
  withoutPlaceholders,
  withoutSpam,
  withoutStraySpaces,
  withoutWordFilter,
} from './marks.ts';
import { metadataOf } from './metadata.ts';
import { withoutMojibake } from './mojibake.ts';
import type { DroppedLine, Edit, Flag, Restored, Trust } from './restored.ts';
import { simplify, strayVariants } from './script.ts';
import { withoutShifts } from './shiftWindows.ts';
import { signatureOf } from './signature.ts';
import { type Survey, surveyOf } from './survey.ts';

/** From this share of traditional characters a page is traditional text; quotations in simplified pages stay below it. */
const TRADITIONAL_PAGE = 0.05;

/**
 * A dirty page → clean simplified text, with every repair, every line left out and every doubt on record. Clean text comes back unchanged, traditional text only
 * converted. The order matters: bytes before readings, readings before script, script before words, words before lines.
 *
 * `raw` is decoded text (see `exchange/pageFile.ts` for bytes). Offsets of edits and flags are UTF-16 places in `raw`; `applyEdits(raw, edits)` is `text`.
 */
export function restore(raw: string): Restored {
  const survey = surveyOf(raw);
  let draft = draftOf(raw);
  if (survey.invisible) draft = withoutInvisible(draft);
  if (survey.latin) draft = withoutMojibake(draft);
  const script = repairScript(draft, survey.latin ? surveyOf(draft.text) : survey);
  draft = repairMarks(script.draft, survey.signs);
  const judged = judgeLines(draft.text);
  const damaged =
    script.dirty || wasRepaired(draft) || judged.some((line) => line.drop === 'seoTitle' || line.drop === 'advert');
  if (!damaged) return finish(draft, judged, script.dirty);
  draft = repairWhereDamaged(draft);
  return finish(draft, judgeLines(draft.text), script.dirty);
}

function repairScript(draft: Draft, { questions, traditional }: Survey): { draft: Draft; dirty: boolean } {
  const signature = signatureOf(draft.text);
  const shifted =
    questions || signature.dirty
      ? withoutShifts(draft, { dirty: signature.dirty, traditional: traditional >= TRADITIONAL_PAGE })
      : draft;
  const plain = withoutReadings(shifted, signature);
  return {
    draft: signature.dirty || traditional >= TRADITIONAL_PAGE ? simplify(plain) : plain,
    dirty: signature.dirty,
  };
}

function repairMarks(draft: Draft, signs: boolean): Draft {
  const plain = signs ? withoutSpam(withoutPlaceholders(draft)) : draft;
  return withoutLookAlikes(withoutJoinedPhones(withoutWordFilter(plain)));
}

/** Whether more was done than converting the script. */
const wasRepaired = (draft: Draft): boolean =>
  draft.spans?.marks.some((mark) => mark.kinds.some((kind) => kind !== 'script' && kind !== 'invisible')) ?? false;

/** Repairs that only a page has earned that shows other damage: a clean page may mean what it says. */
const repairWhereDamaged = (draft: Draft): Draft => withoutStraySpaces(strayVariants(draft));

function finish(draft: Draft, lines: readonly JudgedLine[], dirty: boolean): Restored {
  const dropped = droppedLines(draft, lines);
  const edits = editsOf(draft, dropped);
  const text = edits.length === 0 ? draft.raw : applyEdits(draft.raw, edits);
  const flags = allFlags(draft, lines, dirty);
  return { raw: draft.raw, text, ...metadataOf(lines), trust: trustOf(flags, edits), edits, dropped, flags };
}

/** Index of the last empty line behind a dropped one, where another dropped line or nothing follows: the gap goes with them. */
function lastBlank(lines: readonly JudgedLine[], at: number): number {
  let next = at + 1;
  while (lines[next]?.text.trim() === '') next += 1;
  const follows = lines[next];
  return follows === undefined || follows.drop !== null ? next - 1 : at;
}

/** Each dropped line with the line feed behind it, or before it where it is the last. */
function droppedLines(draft: Draft, lines: readonly JudgedLine[]): DroppedLine[] {
  const dropped: DroppedLine[] = [];
  lines.forEach((line, at) => {
    if (line.drop === null) return;
    const end = lines[lastBlank(lines, at)] ?? line;
    const last = end === lines.at(-1);
    const [from, to] = rawSpanOf(draft, line.from, last ? end.to : end.to + 1);
    const before = dropped.at(-1)?.to ?? 0;
    // A cut at the line's beginning or end belongs to the line.
    const start = Math.max(before, last && line.from > 0 ? rawSpanOf(draft, line.from - 1, line.from)[0] : from);
    dropped.push({
      from: start,
      to: Math.max(start, last ? draft.raw.length : to),
      line: line.text,
      reason: line.drop,
    });
  });
  return dropped;
}

function allFlags(draft: Draft, lines: readonly JudgedLine[], dirty: boolean): Flag[] {
  const flag = (kind: Flag['kind'], from: number, to: number): Flag => {
    const [start, end] = rawSpanOf(draft, from, to);
    return { kind, from: start, to: end, text: draft.text.slice(from, to) };
  };
  const kept = flagsOf(draft.text).filter(({ from }) =>
    lines.some((line) => line.drop === null && from >= line.from && from <= line.to),
  );
  const flags = kept.map(({ kind, from, to }) => flag(kind, from, to));
  const seo = lines.find((line) => line.drop === 'seoTitle');
  if (dirty || seo !== undefined) flags.unshift({ kind: 'clone', from: 0, to: 0, text: seo?.text ?? '' });
  const advert = lines.find(
    (line) => line.drop === 'advert' || (line.drop === 'contact' && /招商|租售|微信号|加盟/u.test(line.text)),
  );
  if (advert !== undefined) flags.unshift(flag('advertising', advert.from, advert.to));
  const generated = GENERATED.exec(draft.text);
  if (generated !== null) flags.unshift(flag('generated', generated.index, generated.index + generated[0].length));
  return flags;
}

/** Texts that count their own words and figures are templates filled by a machine; so are lists of bodies that no office has. */
const GENERATED =
  /共计?\d{3,5}字[,，]?(?:含|包含)\d+组数据|机关事业所|作为(?:一个)?(?:AI|人工智能)(?:语言)?(?:模型|助手)/u;

/** How far a page is to be trusted as a witness: copies, advertisements and pages that somebody put advertising into say less than an office's own. */
function trustOf(flags: readonly Flag[], edits: readonly Edit[]): Trust {
  if (flags.some((flag) => flag.kind === 'generated')) return 'low';
  const copied = flags.some(
    (flag) => flag.kind === 'clone' || flag.kind === 'advertising' || flag.kind === 'inlineSpam',
  );
  return copied || edits.some((edit) => edit.kinds.includes('spam')) ? 'reduced' : 'normal';
}
