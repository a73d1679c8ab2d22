import { characterTables, HAN, INVISIBLE, LATIN, SIGN, TRADITIONAL } from './characters.ts';

/** What one pass over a page finds that some repair might answer; most pages have none of it. */
export interface Survey {
  readonly invisible: boolean;
  readonly latin: boolean;
  /** Question marks: bytes may have lost their partner. */
  readonly questions: boolean;
  /** Question marks, ornaments, doubled commas or spam words. */
  readonly signs: boolean;
  /** Share of the Han characters that differ from their simplified form: about 0.3 in traditional text, 0 to 0.01 in simplified text. */
  readonly traditional: number;
}

const SIGNS =
  /[✿❀❁✾ღ◈❖❃✤✥✦✧❂☸♛♕❥❦☙❧▓▒░╰╮]|[,，][,，、。;；:：!！]|^[\u3400-\u9fff]{2,12} +(?:\d{1,2}[.、．]|[-–—] |[【▸▶■●◆])/mu;

export function surveyOf(text: string): Survey {
  const { classes } = characterTables();
  let [han, traditional, invisible, latin, questions] = [0, 0, 0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const bits = classes[text.charCodeAt(at)] ?? 0;
    if (bits === HAN) han += 1;
    else if (bits === 0) continue;
    else if ((bits & TRADITIONAL) !== 0) traditional += 1;
    else if (bits === INVISIBLE) invisible += 1;
    else if (bits === LATIN) latin += 1;
    else if (bits === SIGN) questions += 1;
  }
  return {
    invisible: invisible > 0,
    latin: latin > 3,
    questions: questions > 0,
    signs: questions > 0 || SIGNS.test(text),
    traditional: traditional / Math.max(1, han + traditional),
  };
}
