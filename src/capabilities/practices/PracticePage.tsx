import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import { caseAddress, practiceRoundAddress, taskAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { formatDay } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { CountedFigures } from '../origins/CountedFigures.tsx';
import { AdoptDialog, ScoreDialog, StepDialog } from './PracticeDialogs.tsx';
import { PracticeStatusTag } from './PracticeTags.tsx';
import { getPractice } from './practice.api.ts';
import type { PracticeView } from './practice.schema.ts';
import { practicesTexts } from './practices.texts.ts';
import { hundredths } from './scoreText.rules.ts';

type Act = PracticeView['may'][number];
const FIRST: readonly Act[] = ['consent', 'score', 'publish', 'adopt'];

/** Marks out of 100: the mean, and how far the cards lie apart. */
function Score({ practice }: { readonly practice: PracticeView }): ReactNode {
  const t = useTexts(practicesTexts);
  const phrases = usePhrases();
  const { result, ownTotal, conflict } = practice;
  return (
    <>
      {result ? (
        <p>
          {t('page.score', {
            mean: hundredths(result.num, result.den),
            cards: result.cards,
            low: hundredths(result.low, result.full),
            high: hundredths(result.high, result.full),
          })}
        </p>
      ) : null}
      {conflict ? <p className="soft">{phrases.pair(t('page.aside'), t(`conflict.${conflict}`))}</p> : null}
      {ownTotal !== null && !result ? <p className="small soft">{t('page.handedIn')}</p> : null}
      {ownTotal !== null && result ? (
        <p className="small soft">{t('page.own', { total: hundredths(ownTotal, result.full) })}</p>
      ) : null}
    </>
  );
}

function Adoptions({ practice }: { readonly practice: PracticeView }): ReactNode {
  const t = useTexts(practicesTexts);
  return (
    <Panel
      title={t('page.adopted')}
      aside={<span className="soft">{t('page.adoptedBy', { count: practice.adoptedBy.length })}</span>}
    >
      {practice.adoptedBy.length === 0 ? <p className="soft">{t('page.notAdopted')}</p> : null}
      <ul className="list">
        {practice.adoptedBy.map((one) => (
          <li key={one.org}>
            <div className="row-apart">
              <span>{one.orgName}</span>
              {one.subject ? (
                <Link to={one.subject.kind === 'case' ? caseAddress(one.subject) : taskAddress(one.subject)}>
                  {t(one.subject.kind === 'case' ? 'page.openCase' : 'page.openTask')}
                </Link>
              ) : (
                <span className="small soft">{t('page.hidden')}</span>
              )}
            </div>
            <div className="small soft">
              {formatDay(one.at)} · {one.note}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Told({ practice }: { readonly practice: PracticeView }): ReactNode {
  const t = useTexts(practicesTexts);
  return (
    <div className="stack">
      {(['background', 'done', 'reuse'] as const).map((part) => (
        <Panel key={part} title={t(`page.${part}`)}>
          <p className="prewrap">{practice[part]}</p>
        </Panel>
      ))}
    </div>
  );
}

function Dialogs({
  practice,
  act,
  onClose,
}: {
  readonly practice: PracticeView;
  readonly act: Act;
  readonly onClose: () => void;
}): ReactNode {
  if (act === 'score') return <ScoreDialog practice={practice} onClose={onClose} />;
  if (act === 'adopt') return <AdoptDialog practice={practice} onClose={onClose} />;
  return <StepDialog practice={practice} step={act} onClose={onClose} />;
}

function Head({ practice, onAct }: { readonly practice: PracticeView; readonly onAct: (act: Act) => void }): ReactNode {
  const t = useTexts(practicesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const acts = [...FIRST, ...practice.may].filter(
    (act, index, all) => practice.may.includes(act) && all.indexOf(act) === index,
  );
  return (
    <>
      <div className="row">
        <PracticeStatusTag status={practice.status} />
        <span>{offerKindName(practice.topic, language)}</span>
        <span className="soft">
          {t('page.from', { enterprise: practice.enterpriseName, nominator: practice.nominatorName })}
        </span>
        <Link to={practiceRoundAddress(practice.round)}>{practice.round.title}</Link>
        {practice.caseRef ? <Link to={caseAddress(practice.caseRef)}>{t('page.case')}</Link> : null}
      </div>
      {practice.note ? <p className="soft">{practice.note}</p> : null}
      <div className="row">
        {acts.map((act, index) => (
          <Button key={act} look={index === 0 && FIRST.includes(act) ? 'primary' : 'plain'} onClick={() => onAct(act)}>
            {t(`step.${act}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

/** A practice: what was done, what was counted of it, how to reuse it, who has. */
export function PracticePage(): ReactNode {
  const t = useTexts(practicesTexts);
  const query = useQueryOf(getPractice, { params: useRowRef() });
  const [act, setAct] = useState<Act | null>(null);
  return (
    <>
      <PageHeader title={query.data?.title ?? t('title')} crumb={<Link to="/practices">{t('title')}</Link>} />
      <Loaded query={query}>
        {(practice) => (
          <div className="stack">
            <Head practice={practice} onAct={setAct} />
            <div className="columns">
              <Told practice={practice} />
              <div className="stack">
                <Panel title={t('page.result')}>
                  <CountedFigures counted={practice.counted} />
                  <Score practice={practice} />
                </Panel>
                <Adoptions practice={practice} />
              </div>
            </div>
            {act ? <Dialogs practice={practice} act={act} onClose={() => setAct(null)} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
