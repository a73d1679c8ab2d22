import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { isRecord } from '../../eligibility/reader.ts';
import type { RowRef } from '../../kernel/fields.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { isStale } from '../../webkit/problem.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useMedia } from '../../webkit/useMedia.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { DraftBar } from './DraftBar.tsx';
import { getDraft } from './draft.api.ts';
import type { Draft } from './draft.schema.ts';
import { textWithEntry } from './draftText.rules.ts';
import { EditorProvider } from './editorContext.tsx';
import { FormView } from './FormView.tsx';
import { GoldenPanel } from './GoldenPanel.tsx';
import { NoticeView } from './NoticeView.tsx';
import { offersTexts } from './offers.texts.ts';
import { ProblemList } from './ProblemList.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { getDraftNotice } from './policyNotice.api.ts';
import type { DraftNotice } from './policyNotice.schema.ts';
import { rulesTexts } from './rules.texts.ts';
import { TestPanel } from './TestPanel.tsx';
import { type DraftState, useDraft, useProgramOf } from './useDraft.ts';
import { WordsView } from './WordsView.tsx';
import { YamlView } from './YamlView.tsx';
import './rules.css';

export interface RuleEditorPageProps {
  /** What publishing a draft would change; its room comes after this one. */
  readonly impact: (draft: RowRef) => ReactNode;
}

/** Writing the rules of a program in three ways at once, trying them, and publishing them. */
export function RuleEditorPage({ impact }: RuleEditorPageProps): ReactNode {
  const t = useTexts(rulesTexts);
  const offers = useTexts(offersTexts);
  const ref = useRowRef();
  const query = useQueryOf(getDraft, { params: ref });
  return (
    <>
      <PageHeader
        title={query.data?.title ?? t('title')}
        crumb={<Link to="/offers">{offers('title')}</Link>}
        note={query.data ? `${t('draftOf')} · ${query.data.code}` : undefined}
      />
      <Loaded query={query} lines={12}>
        {(draft) =>
          draft.status === 'open' ? <Editor draft={draft} impact={impact} /> : <p className="notice">{t('closed')}</p>
        }
      </Loaded>
    </>
  );
}

const VIEWS = ['form', 'notice', 'words', 'yaml', 'tests'] as const;
type View = (typeof VIEWS)[number];

/** Wide enough for the form beside another view. */
const WIDE = '(width >= 1100px)';

function Editor({
  draft,
  impact,
}: {
  readonly draft: Draft;
  readonly impact: RuleEditorPageProps['impact'];
}): ReactNode {
  const t = useTexts(rulesTexts);
  const ref = { regionId: draft.regionId, id: draft.id };
  const state = useDraft(ref, draft);
  const { source, result } = useProgramOf(state.text, draft.code);
  const isWide = useMedia(WIDE);
  const [asked, setView] = useState<View>('form');
  const notice = useQueryOf(getDraftNotice, { params: ref }, { enabled: draft.fromNotice });
  const [publishing, setPublishing] = useState(false);
  const tabs = VIEWS.filter((one) => !(isWide && one === 'form') && (draft.fromNotice || one !== 'notice'));
  const view = tabs.includes(asked) ? asked : (tabs[0] ?? 'words');
  const views = <Views view={view} state={state} source={source} result={result} draft={ref} notice={notice.data} />;
  return (
    <EditorProvider text={state.text} source={source ?? {}} result={result} onText={state.setText} notice={notice.data}>
      <DraftBar state={state} onPublish={() => setPublishing(true)} />
      {state.error ? <Trouble state={state} /> : null}
      <div className={isWide ? 'rule-editor' : 'stack'}>
        {isWide ? <div>{source ? <FormView source={source} /> : <p className="notice">{t('noYaml')}</p>}</div> : null}
        <div className="stack">
          <div className="tabs" role="tablist" aria-label={t('views.label')}>
            {tabs.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                className="tab"
                aria-selected={one === view}
                onClick={() => setView(one)}
              >
                {t(`views.${one}`)}
              </button>
            ))}
          </div>
          {views}
          <ProblemList problems={result.ok ? [] : result.errors} />
        </div>
      </div>
      {publishing ? (
        <PublishDialog
          draft={draft}
          version={state.version}
          isKept={state.isKept}
          result={result}
          impact={impact(ref)}
          onClose={() => setPublishing(false)}
        />
      ) : null}
    </EditorProvider>
  );
}

function Trouble({ state }: { readonly state: DraftState }): ReactNode {
  const t = useTexts(rulesTexts);
  if (!isStale(state.error))
    return (
      <div className="stack-tight">
        <ErrorNotice error={state.error} />
        <span>
          <Button small onClick={state.keepAgain}>
            {t('keepAgain')}
          </Button>
        </span>
      </div>
    );
  return (
    <div className="notice notice-act" role="alert">
      <p>{t('theirs')}</p>
      <Button small onClick={state.takeTheirs}>
        {t('takeTheirs')}
      </Button>
    </div>
  );
}

interface ViewsProps extends ReturnType<typeof useProgramOf> {
  readonly view: View;
  readonly state: DraftState;
  readonly draft: RowRef;
  readonly notice: DraftNotice | undefined;
}

function Views({ view, state, source, result, draft, notice }: ViewsProps): ReactNode {
  const t = useTexts(rulesTexts);
  switch (view) {
    case 'form':
      return source ? <FormView source={source} /> : <p className="notice">{t('noYaml')}</p>;
    case 'notice':
      return notice ? <NoticeView notice={notice} /> : null;
    case 'yaml':
      return <YamlView text={state.text} isWrong={!result.ok} onText={state.setText} />;
    case 'words': {
      if (!result.ok) return <p className="notice">{t('notRules')}</p>;
      const at = result.program.versions.length - 1;
      const version = result.program.versions[at];
      return version ? <WordsView condition={version.conditions} place={['versions', at, 'conditions']} /> : null;
    }
    case 'tests':
      return (
        <div className="stack">
          {result.ok ? <GoldenPanel program={result.program} /> : <p className="notice">{t('notRules')}</p>}
          <TestPanel
            draft={draft}
            isKept={state.isKept}
            cases={isRecord(source) && Array.isArray(source.goldenCases) ? source.goldenCases.length : 0}
            onGolden={(golden) => state.setText(textWithEntry(state.text, 'goldenCases', golden))}
          />
        </div>
      );
  }
}
