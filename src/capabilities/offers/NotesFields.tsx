import type { ReactNode } from 'react';
import { isRecord } from '../../eligibility/reader.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { SelectField, TextField } from '../../webkit/inputs.tsx';
import { kindOf, type Plain } from './conditionDraft.rules.ts';
import type { Place } from './draftText.rules.ts';
import { useEditor } from './editorContext.tsx';
import { rulesTexts } from './rules.texts.ts';

export interface BilingualFieldsProps {
  readonly label: string;
  readonly value: unknown;
  readonly place: Place;
  readonly optional?: boolean;
}

/** A text in both languages. */
export function BilingualFields({ label, value, place, optional }: BilingualFieldsProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, problemAt } = useEditor();
  const text = isRecord(value) ? value : {};
  const put = (lang: 'zh' | 'en', said: string): void => {
    const next = { zh: '', en: '', ...text, [lang]: said };
    change(place, optional && next.zh === '' && next.en === '' ? undefined : next);
  };
  const field = (lang: 'zh' | 'en', name: string): ReactNode => (
    <TextField
      name={[...place, lang].join('.')}
      label={`${label} · ${name}`}
      {...(optional ? { optional } : {})}
      value={typeof text[lang] === 'string' ? text[lang] : ''}
      error={problemAt([...place, lang]) ?? (lang === 'zh' ? problemAt(place) : undefined)}
      onChange={(said) => put(lang, said ?? '')}
    />
  );
  return (
    <div className="form-pair">
      {field('zh', t('inChinese'))}
      {field('en', t('inEnglish'))}
    </div>
  );
}

const UNMOVED = ['place', 'industry', 'sizeClass', 'date'];

/** What is to be known of any condition: its words for people, where it is written, and whether the enterprise can change it. */
export function NotesFields({ node, place }: { readonly node: Plain; readonly place: Place }): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, problemAt, tables } = useEditor();
  const { actionable, ...rest } = node;
  const usual = !UNMOVED.includes(kindOf(node) ?? '');
  const { source: _source, article: _article, ...unsourced } = node;
  return (
    <details className="disclosure">
      <summary>{t('notes')}</summary>
      <div className="stack-tight">
        <BilingualFields label={t('labelText')} optional value={node.label} place={[...place, 'label']} />
        <div className="form-pair">
          <SelectField
            name={[...place, 'source'].join('.')}
            label={t('source')}
            none={t('noSource')}
            value={typeof node.source === 'string' ? node.source : null}
            error={problemAt([...place, 'source'])}
            options={[...tables.documents].map(([key, { document }]) => ({ value: key, label: document }))}
            onChange={(source) => change(place, source ? { ...node, source } : unsourced)}
          />
          <TextField
            name={[...place, 'article'].join('.')}
            label={t('article')}
            optional
            readOnly={node.source === undefined}
            value={typeof node.article === 'string' ? node.article : ''}
            error={problemAt([...place, 'article'])}
            onChange={(article) => change([...place, 'article'], article ? article : undefined)}
          />
          <SelectField
            name={[...place, 'actionable'].join('.')}
            label={t('actionable')}
            value={String(typeof actionable === 'boolean' ? actionable : usual)}
            error={problemAt([...place, 'actionable'])}
            options={[
              { value: 'true', label: t('mayChange') },
              { value: 'false', label: t('mayNot') },
            ]}
            onChange={(said) =>
              change(place, { ...rest, ...(said === String(usual) ? {} : { actionable: said === 'true' }) })
            }
          />
        </div>
      </div>
    </details>
  );
}
