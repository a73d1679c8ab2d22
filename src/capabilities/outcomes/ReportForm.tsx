import { type ReactNode, useState } from 'react';
import { EVIDENCE_TYPES } from '../../vocabulary/evidenceTypes.ts';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import { OUTCOME_KINDS, type OutcomeKindEntry, outcomeKindByCode } from '../../vocabulary/outcomeKinds.ts';
import { Button } from '../../webkit/Button.tsx';
import { today } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { AmountField, Choices, DateField, NumberField, SelectField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useForm } from '../../webkit/useForm.ts';
import type { CaseView } from '../cases/case.schema.ts';
import { FileUpload } from '../documents/FileUpload.tsx';
import { reportOutcome } from './outcome.api.ts';
import { type Outcome, outcomeInputSchema } from './outcome.schema.ts';
import { outcomesTexts } from './outcomes.texts.ts';

const evidenceSchema = outcomeInputSchema.shape.evidence;
const mainSchema = outcomeInputSchema.omit({ evidence: true, credits: true });

export interface ReportFormProps {
  readonly caseRecord: CaseView;
  readonly onDone: () => void;
}

/** What to say after reporting: new, joined to an existing outcome, or resembling one. */
const answerKey = (outcome: Outcome): 'done' | 'joined' | 'review' => {
  if (outcome.status === 'review') return 'review';
  return outcome.claims.length > 1 ? 'joined' : 'done';
};

function useReport({ caseRecord, onDone }: ReportFormProps) {
  const t = useTexts(outcomesTexts);
  const toast = useToast();
  const main = useForm(mainSchema, { period: today().slice(0, 7), happenedOn: today() });
  const evidence = useForm(evidenceSchema, {});
  const [sharers, setSharers] = useState<readonly string[]>([]);
  const report = useCommand(reportOutcome, (outcome) => {
    toast({ text: t(`report.${answerKey(outcome)}`) });
    onDone();
  });
  const submit = (): void => {
    const [fields, paper] = [main.check(), evidence.check()];
    if (!fields || !paper) return;
    // Equal shares: fractions of one, so that they add to exactly 1.
    const credits = sharers.map((org) => ({ org: Number(org), num: 1, den: sharers.length }));
    report
      .mutateAsync({
        params: { regionId: caseRecord.regionId, id: caseRecord.id },
        body: { ...fields, evidence: paper, credits },
      })
      .catch((error: unknown) => main.showProblem(error));
  };
  return { main, evidence, sharers, setSharers, report, submit };
}

function useKindOptions() {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const kinds: readonly OutcomeKindEntry[] = OUTCOME_KINDS;
  return kinds.map((kind) => ({
    value: kind.code,
    label: kind[language],
    group: offerKindName(kind.offerKind, language),
  }));
}

/** Kind, size, time and proof of an outcome, and who shares the credit. */
export function ReportForm(props: ReportFormProps): ReactNode {
  const t = useTexts(outcomesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { main, evidence, sharers, setSharers, report, submit } = useReport(props);
  const kind = outcomeKindByCode(main.values.kind ?? '');
  const counted = kind !== undefined && kind.unit !== 'fen';
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SelectField
        {...main.field('kind')}
        label={t('report.kind')}
        hint={t('report.kindHint')}
        options={useKindOptions()}
        onChange={(code) => main.set({ kind: code ?? '', unit: outcomeKindByCode(code ?? '')?.counter?.zh ?? null })}
      />
      {counted ? (
        <div className="form-pair">
          <NumberField {...main.field('count')} label={t('report.count')} />
          <TextField {...main.field('unit')} label={t('report.unit')} />
        </div>
      ) : (
        <AmountField {...main.field('amountFen')} label={t('report.amount')} />
      )}
      <div className="form-pair">
        <DateField
          {...main.field('happenedOn')}
          label={t('report.happenedOn')}
          max={today()}
          onChange={(day) => main.set({ happenedOn: day ?? '', period: (day ?? today()).slice(0, 7) })}
        />
        <TextField
          {...main.field('period')}
          label={t('report.period')}
          placeholder="2026-10"
          onChange={(period) => main.set({ period: period ?? '' })}
        />
      </div>
      <div className="form-pair">
        <SelectField
          {...evidence.field('type')}
          label={t('report.evidenceType')}
          options={EVIDENCE_TYPES.map((type) => ({ value: type.code as string, label: type[language] }))}
          onChange={(type) => evidence.set({ type: type ?? '' })}
        />
        <TextField
          {...evidence.field('number')}
          error={evidence.errorOf('number') ?? main.errorOf('evidence.number') ?? main.errorOf('evidence')}
          label={t('report.evidenceNumber')}
          hint={t('report.evidenceNumberHint')}
          onChange={(number) => evidence.set({ number: number?.trim() ? number : null })}
        />
      </div>
      <FileUpload
        label={t('report.evidenceFile')}
        purpose="evidence"
        onUploaded={(file) => evidence.set({ file: file ? { regionId: file.regionId, id: file.id } : null })}
      />
      <Choices
        name="credits"
        label={t('report.shares')}
        hint={t('report.sharesHint')}
        optional
        error={main.errorOf('credits')}
        value={sharers}
        onChange={(chosen) => setSharers(chosen ?? [])}
        options={props.caseRecord.positions.map(({ org, orgName }) => ({ value: String(org), label: orgName }))}
      />
      <TextField
        {...main.field('note')}
        label={t('report.note')}
        optional
        rows={2}
        onChange={(note) => main.set({ note: note ?? '' })}
      />
      <ErrorNotice error={report.error} />
      <div className="form-actions">
        <Button type="submit" look="primary" busy={report.isPending}>
          {t('report.submit')}
        </Button>
      </div>
    </form>
  );
}
