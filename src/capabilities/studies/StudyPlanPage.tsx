import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { SelectField, TextField } from '../../webkit/inputs.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { useForm } from '../../webkit/useForm.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { FileUpload } from '../documents/FileUpload.tsx';
import { downloadFile } from '../documents/file.api.ts';
import { studiesTexts } from './studies.texts.ts';
import { addMaterial, getStudyPlan } from './study.api.ts';
import { type Material, materialKindSchema, newMaterialSchema, type StudyPlan } from './study.schema.ts';

function MaterialDialog({ plan, onClose }: { readonly plan: StudyPlan; readonly onClose: () => void }): ReactNode {
  const t = useTexts(studiesTexts);
  const form = useForm(newMaterialSchema, { kind: 'link' });
  const add = useCommand(addMaterial, onClose);
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    await add.mutateAsync({ params: { regionId: plan.regionId, id: plan.id }, body }).catch(form.showProblem);
  };
  const text = (name: 'title' | 'source' | 'url' | 'text', rows?: number): ReactNode => (
    <TextField
      label={t(`material.${name}`)}
      {...form.field(name)}
      {...(rows ? { rows } : {})}
      onChange={(value) => form.set({ [name]: value ?? '' })}
    />
  );
  return (
    <Dialog title={t('plans.add')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SelectField
          label={t('material.kind')}
          {...form.field('kind')}
          options={materialKindSchema.options.map((value) => ({ value, label: t(`materialKind.${value}`) }))}
          onChange={(kind) => form.set({ kind: kind ?? undefined })}
        />
        {text('title')}
        {text('source')}
        {form.values.kind === 'link' ? text('url') : null}
        {form.values.kind === 'text' ? text('text', 6) : null}
        {form.values.kind === 'document' ? (
          <FileUpload
            label={t('material.file')}
            purpose="attachment"
            error={form.errorOf('file')}
            onUploaded={(file) => form.set({ file: file ? { regionId: file.regionId, id: file.id } : null })}
          />
        ) : null}
        <ErrorNotice error={add.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={add.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function MaterialLine({ material }: { readonly material: Material }): ReactNode {
  const t = useTexts(studiesTexts);
  const download = useDownload();
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <strong>{material.title}</strong>
        {material.kind === 'link' ? (
          <a href={material.url} target="_blank" rel="noreferrer noopener">
            {t('material.open')}
          </a>
        ) : null}
        {material.file ? (
          <Button
            small
            onClick={() => material.file && download(downloadFile, { params: material.file }, material.title)}
          >
            {t('material.open')}
          </Button>
        ) : null}
      </div>
      {material.text ? <p className="prose">{material.text}</p> : null}
      <p className="small soft">{t('answer.source', { source: material.source })}</p>
    </li>
  );
}

/** One study plan: its materials, each with its source. */
export function StudyPlanPage(): ReactNode {
  const t = useTexts(studiesTexts);
  const query = useQueryOf(getStudyPlan, { params: useRowRef() });
  const [open, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        title={query.data?.title ?? t('plans.title')}
        crumb={<Link to="/study-plans">{t('plans.title')}</Link>}
        note={query.data ? `${query.data.ownerName} · ${query.data.fromOn} – ${query.data.untilOn}` : undefined}
        action={
          query.data?.mayChange ? (
            <Button look="primary" onClick={() => setOpen(true)}>
              {t('plans.add')}
            </Button>
          ) : null
        }
      />
      <Loaded query={query}>
        {(plan) => (
          <div className="stack">
            {plan.note ? <p className="prose">{plan.note}</p> : null}
            <Panel title={t('plans.materials')}>
              {plan.rows.length === 0 ? <p className="soft">{t('material.none')}</p> : null}
              <ul className="list">
                {plan.rows.map((material) => (
                  <MaterialLine key={material.id} material={material} />
                ))}
              </ul>
            </Panel>
            {open ? <MaterialDialog plan={plan} onClose={() => setOpen(false)} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
