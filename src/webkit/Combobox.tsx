import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { Field, type FieldProps } from './Field.tsx';
import { useTexts } from './i18n.ts';
import type { Option } from './inputs.tsx';
import { webkitTexts } from './webkit.texts.ts';

export interface ComboboxProps extends FieldProps {
  /** Words of the option chosen now, shown until the reader types. */
  readonly chosen: string;
  readonly options: readonly Option[];
  readonly onSearch: (text: string) => void;
  readonly onChoose: (option: Option) => void;
}

/** Type to search, arrows to move, Enter to take (ARIA combobox with a list). */
export function Combobox(props: ComboboxProps): ReactNode {
  const t = useTexts(webkitTexts);
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const open = typed !== null;

  const choose = (option: Option | undefined): void => {
    if (!option) return;
    props.onChoose(option);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) return;
    if (event.key === 'ArrowDown') setActive((now) => Math.min(now + 1, props.options.length - 1));
    else if (event.key === 'ArrowUp') setActive((now) => Math.max(now - 1, 0));
    else if (event.key === 'Enter') choose(props.options[active]);
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
  };

  return (
    <Field {...props}>
      {(ties) => (
        <div className="menu">
          <input
            {...ties}
            className="input"
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && props.options[active] ? `${listId}-${active}` : undefined}
            autoComplete="off"
            value={typed ?? props.chosen}
            onKeyDown={onKeyDown}
            onBlur={() => setTyped(null)}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
              props.onSearch(event.target.value);
            }}
          />
          {open ? (
            <div className="options" id={listId} role="listbox" tabIndex={-1} aria-label={props.label}>
              {props.options.length === 0 ? <div className="option soft">{t('noSuchOption')}</div> : null}
              {props.options.map((option, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the input keeps the focus and handles the keys
                <div
                  key={option.value}
                  id={`${listId}-${index}`}
                  className="option"
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(option)}
                >
                  {option.label}
                  {option.hint ? <span className="small soft"> {option.hint}</span> : null}
                </div>
              ))}
            </div>
          ) : null}
        </div>
      )}
    </Field>
  );
}
