import { useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { SelectField } from '../../webkit/inputs.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { secretToken } from '../activities/secretToken.ts';
import { getCover, startByLink } from './quiz.api.ts';
import type { QuizCover } from './quiz.schema.ts';
import { studiesTexts } from './studies.texts.ts';
import { keepAttempt, keptAttempt } from './useAttemptKeep.ts';
import './studies.css';

function Start({ cover, link }: { readonly cover: QuizCover; readonly link: string }): ReactNode {
  const t = useTexts(studiesTexts);
  const navigate = useNavigate();
  const start = useCommand(startByLink);
  const [org, setOrg] = useState<number | null>(cover.ownOrg);
  const [fresh] = useState(secretToken);
  const kept = keptAttempt(cover.id);
  const go = async (): Promise<void> => {
    if (!kept) {
      await start.mutateAsync({ params: { token: link }, body: { token: fresh, org } });
      keepAttempt(cover.id, fresh);
    }
    await navigate({ href: `/attempt/${kept ?? fresh}` });
  };
  return (
    <div className="form">
      <p>{t('quiz.rule', { count: cover.questionCount, minutes: cover.minutes })}</p>
      {cover.mode === 'organisation' && !kept ? (
        <SelectField
          label={t('quiz.org')}
          name="org"
          error={undefined}
          value={org === null ? null : String(org)}
          options={[
            ...cover.organisations.map((one) => ({ value: String(one.org), label: one.name })),
            { value: '0', label: t('quiz.other') },
          ]}
          onChange={(value) => setOrg(value === null || value === undefined ? null : Number(value))}
        />
      ) : null}
      <p className="small soft">{t('answer.privacy')}</p>
      <ErrorNotice error={start.error} />
      <div className="form-actions">
        <Button look="primary" busy={start.isPending} onClick={() => void go().catch(() => undefined)}>
          {kept ? t('quiz.goOn') : t('quiz.start')}
        </Button>
      </div>
    </div>
  );
}

/** What the link of a quiz opens, signed in or not. */
export function QuizCoverPage(): ReactNode {
  const t = useTexts(studiesTexts);
  const params: { readonly token?: string } = useParams({ strict: false });
  const token = params.token ?? '';
  const query = useQueryOf(getCover, { params: { token } });
  return (
    <main className="answer-page">
      <PageHeader title={query.data?.title ?? t('quizzes.title')} note={query.data?.ownerName} />
      <Loaded query={query}>
        {(cover) =>
          cover.isOpenNow || keptAttempt(cover.id) ? (
            <Start cover={cover} link={token} />
          ) : (
            <p className="notice">{t('quiz.notOpen')}</p>
          )
        }
      </Loaded>
    </main>
  );
}
