import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { rowRefSchema } from '../../kernel/fields.ts';
import { pageAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { FileDrop } from '../../webkit/FileDrop.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { ErrorNotice, errorSentence } from '../../webkit/States.tsx';
import { textBinding } from '../../webkit/textBinding.ts';
import { useForm } from '../../webkit/useForm.ts';
import { useGo } from '../../webkit/useGo.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { fetchPage, getPage, pastePage, uploadPage } from './page.api.ts';
import { type Added, addressInputSchema, pasteInputSchema } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';

const pasteSchema = pasteInputSchema.pick({ text: true, title: true });

/** Something new opens at once; of something that was there already the reader is told first. */
function useAdded(): [(added: Added) => void, Added | null] {
  const go = useGo();
  const [known, setKnown] = useState<Added | null>(null);
  return [(added) => (added.outcome === 'new' ? go(pageAddress(added)) : setKnown(added)), known];
}

function Told({ added }: { readonly added: Added }): ReactNode {
  const t = useTexts(pagesTexts);
  return (
    <div className="notice" role="status">
      <p>
        {t(`outcome.${added.outcome}`)} <Link to={pageAddress(added)}>{added.title}</Link>
      </p>
    </div>
  );
}

function Upload({
  of,
  onAdded,
}: {
  readonly of: string | undefined;
  readonly onAdded: (added: Added) => void;
}): ReactNode {
  const t = useTexts(pagesTexts);
  const kit = useTexts(webkitTexts);
  const upload = useCommand(uploadPage, onAdded);
  return (
    <Panel title={t('form.upload')}>
      <FileDrop
        label={t('form.file')}
        accept=".txt,.html,.htm,.pdf,.docx,.json"
        maxBytes={uploadPage.uploadBytes ?? 0}
        busy={upload.isPending}
        error={upload.error ? errorSentence(upload.error, kit) : undefined}
        onFile={(file) =>
          upload.mutate({
            query: { fileName: file.name, ...(file.type ? { mediaType: file.type } : {}), ...(of ? { of } : {}) },
            bytes: file,
          })
        }
      />
      <p className="small soft">{t('form.uploadHint')}</p>
    </Panel>
  );
}

function Address({ onAdded }: { readonly onAdded: (added: Added) => void }): ReactNode {
  const t = useTexts(pagesTexts);
  const form = useForm(addressInputSchema, {});
  const fetching = useCommand(fetchPage, onAdded);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const body = form.check();
    if (body) fetching.mutate({ body });
  };
  return (
    <Panel title={t('form.addressTitle')}>
      <form className="stack-tight" onSubmit={send} noValidate>
        <TextField
          {...textBinding(form.field('address'))}
          label={t('form.address')}
          hint={t('form.addressHint')}
          type="url"
          placeholder="https://"
        />
        <ErrorNotice error={fetching.error} />
        <div className="row">
          <Button type="submit" busy={fetching.isPending}>
            {t('form.fetch')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function Paste({
  of,
  onAdded,
}: {
  readonly of: string | undefined;
  readonly onAdded: (added: Added) => void;
}): ReactNode {
  const t = useTexts(pagesTexts);
  const paste = useCommand(pastePage, onAdded);
  return (
    <Panel title={t('form.paste')}>
      <SchemaForm
        schema={pasteSchema}
        initial={{}}
        fields={[
          { name: 'title', label: t('form.titleField'), control: 'text', optional: true },
          { name: 'text', label: t('form.text'), control: 'longText' },
        ]}
        submitLabel={t('form.pasteSubmit')}
        busy={paste.isPending}
        error={paste.error}
        onSubmit={(fields) => paste.mutateAsync({ body: { ...fields, ...(of ? { of } : {}) } })}
      />
    </Panel>
  );
}

/** The document that is to have a new version, from the address of this page. */
function Of({ regionId, id }: { readonly regionId: string; readonly id: string }): ReactNode {
  const t = useTexts(pagesTexts);
  const query = useQueryOf(getPage, { params: { regionId, id }, query: {} });
  return query.data ? <p>{t('form.newVersion', { title: query.data.title })}</p> : null;
}

/** Brings in a document: a file, a text, an address. */
export function AddPagePage(): ReactNode {
  const t = useTexts(pagesTexts);
  const search: unknown = useSearch({ strict: false });
  const of = rowRefSchema.safeParse(search).data;
  const [onAdded, known] = useAdded();
  return (
    <>
      <PageHeader title={t('add')} crumb={<Link to="/pages">{t('title')}</Link>} />
      {of ? <Of {...of} /> : null}
      {known ? <Told added={known} /> : null}
      <div className="halves">
        <Paste of={of?.id} onAdded={onAdded} />
        <div className="stack">
          <Upload of={of?.id} onAdded={onAdded} />
          {of ? null : <Address onAdded={onAdded} />}
        </div>
      </div>
    </>
  );
}
