import { type ReactNode, useId } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { rulesTexts } from './rules.texts.ts';

export interface YamlViewProps {
  readonly text: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
}

/** The whole rule file. */
export function YamlView({ text, isWrong, onText }: YamlViewProps): ReactNode {
  const t = useTexts(rulesTexts);
  const id = useId();
  return (
    <div className="stack-tight">
      <label className="field-label" htmlFor={id}>
        {t('views.yaml')}
      </label>
      <p className="small soft">{t('yamlNote')}</p>
      <textarea
        id={id}
        className="input rule-text mono"
        spellCheck={false}
        rows={36}
        value={text}
        aria-invalid={isWrong || undefined}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}
