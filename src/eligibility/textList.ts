import { type FactDefinition, factDefinition } from '../vocabulary/factCatalogue.ts';
import { isRecord } from './reader.ts';
import { around, at, choice, type Form, many, object, oneOrMany, type Piece, phrase, seq, words } from './textForm.ts';
import { codesOf, fieldsOf, listFact } from './textNames.ts';
import type { Scanner } from './textScanner.ts';
import { amount, bare, bounded, day } from './textTerms.ts';

/** Lists and the tests on their entries: `知识产权（类别为 I 类，取得方式不为 受让）`. */

const YES_NO = words([
  ['是', true],
  ['否', false],
]);

/** An object whose fields are named as they come, one after the other. */
function record(name: Form, between: string, member: (key: string) => Form): Form {
  const read = (scanner: Scanner): [string, unknown] | undefined => {
    const key = name.read(scanner);
    const value = typeof key === 'string' ? member(key).read(scanner) : undefined;
    return typeof key === 'string' && value !== undefined ? [key, value] : undefined;
  };
  return {
    say: (value, tables) => {
      const said = isRecord(value)
        ? Object.entries(value).map(([key, one]) => {
            const parts = [name.say(key, tables), member(key).say(one, tables)];
            return parts.includes(undefined) ? undefined : parts.join('');
          })
        : [undefined];
      return said.includes(undefined) || said.length === 0 ? undefined : said.join(between);
    },
    read: (scanner) => {
      const entries: [string, unknown][] = [];
      for (;;) {
        const start = scanner.pos;
        const entry = entries.length > 0 && !scanner.take(between) ? undefined : read(scanner);
        if (!entry) {
          scanner.pos = start;
          return entries.length > 0 ? Object.fromEntries(entries) : undefined;
        }
        entries.push(entry);
      }
    },
  };
}

/** Several codes of one fact, parted by 、. */
export const codeListOf = (key: string): Form => many(codesOf(key), '、');

/** The tests a field may have; the codes are those of the field. */
const testForms = new Map<string, Form>();
function testOf(key: string): Form {
  const known = testForms.get(key);
  if (known) return known;
  const values = oneOrMany(choice(YES_NO, codesOf(key)));
  const places = oneOrMany(codesOf('region'));
  const form = choice(
    phrase`不为${at('not', values)}`,
    phrase`自${at('from', day)}至${at('to', day)}`,
    phrase`自${at('from', day)}起`,
    phrase`至${at('to', day)}止`,
    phrase`不位于${at('outside', places)}`,
    phrase`位于${at('within', places)}`,
    phrase`未填写${at('absent', words([['', true]]))}`,
    object(bounded('bound', amount)),
    around('为', values, ''),
  );
  testForms.set(key, form);
  return form;
}

/** A form for each list of the catalogue, made when it is first needed. */
export function perList(make: (list: FactDefinition) => Form): (list: string) => Form | undefined {
  const made = new Map<string, Form>();
  return (list) => {
    const definition = factDefinition(list);
    if (definition?.kind !== 'list') return undefined;
    const form = made.get(list) ?? make(definition);
    made.set(list, form);
    return form;
  };
}

const whereForms = perList((list) => around('（', record(fieldsOf(list), '，', testOf), '）'));

/** The tests on the entries of a list, in brackets. */
export const whereForm = (list: string): Form => whereForms(list) ?? words([]);

/** `where` of a list that is known from elsewhere. */
export const whereOf = (list: string): Piece => at('where', whereForm(list));

/** Weights by the codes of one field: `类别（发明专利 5、实用新型 2）`. */
const weightsOf = (list: FactDefinition): Form =>
  record(fieldsOf(list), '；', (key) =>
    around(
      '（',
      record(codesOf(key), '、', () => around(' ', bare, '')),
      '）',
    ),
  );

/**
 * An object that starts with the name of a list under `key`; the forms of what follows depend on the list. The name is read
 * twice: once to choose the form, once as a part of it.
 */
export function byList(key: string, make: (list: FactDefinition) => Form): Form {
  const forms = perList(make);
  const self: Form = {
    say: (value, tables) => (isRecord(value) ? forms(String(value[key]))?.say(value, tables) : undefined),
    read: (scanner) => {
      const start = scanner.pos;
      const list = listFact.read(scanner);
      scanner.pos = start;
      return typeof list === 'string' ? forms(list)?.read(scanner) : undefined;
    },
  };
  return self;
}

export const weights = (list: FactDefinition): Piece => seq`，按${at('weights', weightsOf(list))}加权`;
export const distinct = (list: FactDefinition): Piece => seq`，同一${at('distinct', fieldsOf(list))}只计一次`;
export const listName = listFact;
