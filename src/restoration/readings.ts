import { pinyin } from 'pinyin-pro';

/** A reading in brackets as copying tools write it: lower-case letters with or without tone marks. */
export const READING = '[a-zāáǎàēéěèêīíǐìōóǒòūúǔùǖǘǚǜüńňǹɡ]{1,7}';

/** The same in brackets; some tools leave a space behind it. */
export const BRACKETED = `\\((${READING}) ?\\)`;

const known = new Map<string, ReadonlySet<string>>();

const MARKS = /[\u0300-\u0307\u0309-\u036f]/g;

const plain = new Map<string, string>();

/** Letters without tone marks; ü stays apart from u, as v. */
function plainReading(reading: string): string {
  let letters = plain.get(reading);
  if (letters === undefined) {
    letters = withoutTones(reading);
    // Readings are about 1,300; what a hostile page makes up is not kept.
    if (plain.size < 4000) plain.set(reading, letters);
  }
  return letters;
}

function withoutTones(reading: string): string {
  return reading.normalize('NFD').replaceAll('u\u0308', 'v').replace(MARKS, '').replaceAll('ɡ', 'g');
}

/** All readings of a character without tones: tools use the commonest one, which need not be the one that fits. */
function readingsOf(character: string): ReadonlySet<string> {
  const found = known.get(character);
  if (found !== undefined) return found;
  const readings = new Set(pinyin(character, { multiple: true, type: 'array' }).map(plainReading));
  known.set(character, readings);
  return readings;
}

/** Whether `reading` (with or without tone marks) is one of the character's readings. */
export const reads = (character: string, reading: string): boolean => readingsOf(character).has(plainReading(reading));

/** Whether it is the commonest reading of the character. */
export const isUsualReading = (character: string, reading: string): boolean =>
  plainReading(pinyin(character)) === plainReading(reading);
