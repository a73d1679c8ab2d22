import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { BridgeMark } from '../../webkit/BridgeMark.tsx';
import { Button } from '../../webkit/Button.tsx';
import { changeLanguage, useLanguage, useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { ErrorNotice, Skeleton } from '../../webkit/States.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { Asks } from './Asks.tsx';
import { Results } from './Results.tsx';
import { Start } from './Start.tsx';
import { selfCheckTexts } from './selfCheck.texts.ts';
import { useSelfCheck } from './useSelfCheck.ts';
import './selfCheck.css';

function TopBar(): ReactNode {
  const t = useTexts(selfCheckTexts);
  const kit = useTexts(webkitTexts);
  const language = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className="self-check-top">
      <Link to="/self-check" className="brand">
        <BridgeMark size={30} />
        <span className="brand-name">{kit('appName')}</span>
      </Link>
      <span className="row">
        <Button look="quiet" small lang={other} onClick={() => void changeLanguage(other)}>
          {kit('otherLanguage')}
        </Button>
        <Link to="/sign-in" className="button button-small">
          {t('signIn')}
        </Link>
      </span>
    </header>
  );
}

/** Public: which policies fit an enterprise, asked question by question. What is said lives in this page and nowhere else. */
export function SelfCheckPage(): ReactNode {
  const t = useTexts(selfCheckTexts);
  const check = useSelfCheck();
  // A page opened twice begins twice: nothing of the first is found in the second.
  const [round, setRound] = useState(0);
  return (
    <>
      <TopBar />
      <main className="content self-check" id="content">
        <PageHeader title={t('title')} note={t('note')} />
        <p className="notice">{t('promise')}</p>
        <div className="stack">
          <Start
            key={round}
            check={check}
            onAgain={() => {
              check.clear();
              setRound(round + 1);
            }}
          />
          <ErrorNotice error={check.error} />
          {check.started && !check.answer && !check.error ? <Skeleton lines={6} /> : null}
          {check.answer && (check.answer.registered || check.said.length > 0) ? (
            <div className="columns" aria-busy={check.busy}>
              <Asks check={check} asks={check.answer.asks} />
              <Results answer={check.answer} />
            </div>
          ) : null}
        </div>
      </main>
    </>
  );
}
