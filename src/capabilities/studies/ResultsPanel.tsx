import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Figure } from '../../webkit/Figure.tsx';
import { formatBasisPoints } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { useDownload } from '../../webkit/useDownload.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { exportResults, getResults } from './quiz.api.ts';
import type { Quiz, QuizResults } from './quiz.schema.ts';
import { studiesTexts } from './studies.texts.ts';
import { maySeeResults } from './study.access.ts';
import './studies.css';

/** A share as a bar behind its words; the words carry the number. */
function Bar({ part, whole }: { readonly part: number; readonly whole: number }): ReactNode {
  const width = whole === 0 ? 0 : Math.round((part * 100) / whole);
  return (
    <span className="share-bar" aria-hidden="true">
      <span className="progress-fill" style={{ width: `${width}%` }} />
    </span>
  );
}

function Organisations({ results }: { readonly results: QuizResults }): ReactNode {
  const t = useTexts(studiesTexts);
  if (results.organisations.length === 0) return null;
  return (
    <>
      <h3>{t('results.byOrg')}</h3>
      <ul className="list">
        {results.organisations.map((one) => (
          <li key={one.org} className="row-apart">
            <span>{one.name}</span>
            <span className="soft">
              {one.attempts === null || one.rightBp === null
                ? t('results.few')
                : t('results.asked', { count: one.attempts, right: formatBasisPoints(one.rightBp) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Bands({ results }: { readonly results: QuizResults }): ReactNode {
  const t = useTexts(studiesTexts);
  if (results.bands.length === 0) return null;
  return (
    <>
      <h3>{t('results.bands')}</h3>
      <ul className="list">
        {results.bands.map((band, index) => (
          <li key={band.upTo} className="share-row">
            <span>{t('results.upTo', { from: results.bands[index - 1]?.upTo ?? 0, upTo: band.upTo })}</span>
            <Bar part={band.count ?? 0} whole={results.attempts ?? 0} />
            <span className="number">{band.count ?? t('results.few')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Questions({ results }: { readonly results: QuizResults }): ReactNode {
  const t = useTexts(studiesTexts);
  if (results.questions.length === 0) return null;
  return (
    <>
      <h3>{t('results.byQuestion')}</h3>
      <ol className="list">
        {results.questions.map((question) => (
          <li key={question.id} className="stack-tight">
            <div className="row-apart">
              <strong className="grow">{question.text}</strong>
              <span className="soft small">
                {t('results.asked', { count: question.asked, right: formatBasisPoints(question.rightBp) })}
              </span>
            </div>
            {question.options.map((option) => (
              <div key={option.text} className="share-row small">
                <span>
                  {option.text}
                  {option.correct ? <strong> · {t('bank.correct')}</strong> : null}
                </span>
                <Bar part={option.count} whole={question.asked} />
                <span className="number">{option.count}</span>
              </div>
            ))}
            <p className="small soft">{t('answer.source', { source: question.source })}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Told({ quiz }: { readonly quiz: Quiz }): ReactNode {
  const t = useTexts(studiesTexts);
  const kit = useTexts(webkitTexts);
  const download = useDownload();
  const params = { regionId: quiz.regionId, id: quiz.id };
  const query = useQueryOf(getResults, { params });
  return (
    <Panel
      title={t('results.title')}
      aside={
        <Button small onClick={() => download(exportResults, { params }, `${quiz.title}.xlsx`)}>
          {kit('export')}
        </Button>
      }
    >
      <Loaded query={query}>
        {(results) =>
          results.attempts === 0 ? (
            <p className="soft">{t('results.none')}</p>
          ) : (
            <div className="stack">
              <div className="figures">
                <Figure label={t('results.attempts')} value={results.attempts?.toString() ?? t('results.few')} />
                <Figure
                  label={t('results.right')}
                  value={results.rightBp === null ? '—' : formatBasisPoints(results.rightBp)}
                />
              </div>
              <Organisations results={results} />
              <Bands results={results} />
              <Questions results={results} />
            </div>
          )
        }
      </Loaded>
    </Panel>
  );
}

/** Distributions of a quiz, once they may be told. */
export function ResultsPanel({ quiz }: { readonly quiz: Quiz }): ReactNode {
  const t = useTexts(studiesTexts);
  if (maySeeResults(quiz)) return <Told quiz={quiz} />;
  return (
    <Panel title={t('results.title')}>
      <p className="soft">{t('results.later')}</p>
    </Panel>
  );
}
