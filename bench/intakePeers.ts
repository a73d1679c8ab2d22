import * as OpenCC from 'opencc-js/t2cn';

/** Ways to make a dirty page readable that a team has without a restoration of its own. */
export interface Peer {
  readonly name: string;
  readonly restore: (raw: string) => string;
}

const convert = OpenCC.Converter({ from: 'tw', to: 'cn' });
const PINYIN = /(?<=[\u3400-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}\)/gu;

export const PEERS: readonly Peer[] = [
  { name: 'as it came', restore: (raw) => raw },
  { name: 'opencc-js', restore: convert },
  { name: 'opencc-js + pinyin regex', restore: (raw) => convert(raw.replace(PINYIN, '')) },
];
