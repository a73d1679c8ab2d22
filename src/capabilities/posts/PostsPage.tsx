import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { postAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { NewPostDialog } from './PostDialogs.tsx';
import { TenureTag, TermText } from './PostTags.tsx';
import { exportPosts, importPosts, listPosts } from './post.api.ts';
import type { Post } from './post.schema.ts';
import { postsTexts } from './posts.texts.ts';

function PostTable({ posts }: { readonly posts: readonly Post[] }): ReactNode {
  const t = useTexts(postsTexts);
  return (
    <ScrollFrame label={t('title')} bare>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('column.title')}</th>
            <th scope="col">{t('column.holder')}</th>
            <th scope="col">{t('column.term')}</th>
            <th scope="col" className="numeric">
              {t('column.matters')}
            </th>
            <th scope="col">{t('column.status')}</th>
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post.id}>
              <th scope="row">
                <Link to={postAddress(post)}>{post.title}</Link>
                {post.unit ? <div className="small soft">{post.unit}</div> : null}
              </th>
              <td>
                {post.party ? t('page.roleOnly') : (post.tenure?.holder ?? '—')}
                {post.tenure?.homeName ? (
                  <div className="small soft">{t('page.from', { org: post.tenure.homeName })}</div>
                ) : null}
              </td>
              <td>
                <TermText tenure={post.tenure} />
              </td>
              <td className="numeric">{post.openMatters}</td>
              <td>
                <TenureTag post={post} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

/** The posts of the reader's organisation, terms and secondments; what lies in whose hands. */
export function PostsPage(): ReactNode {
  const t = useTexts(postsTexts);
  const [making, setMaking] = useState(false);
  const mayKeep = useMay('posts.manage');
  const query = useQueryOf(listPosts, {});
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          mayKeep ? (
            <Button look="primary" onClick={() => setMaking(true)}>
              {t('new')}
            </Button>
          ) : null
        }
      />
      <Loaded query={query}>
        {({ items, seconded }) => (
          <div className="stack">
            <Panel
              title={t('title')}
              bare={items.length > 0}
              aside={
                <span className="row">
                  {mayKeep ? <ImportButton definition={importPosts} /> : null}
                  <ExportButton definition={exportPosts} filters={{}} name={t('title')} />
                </span>
              }
            >
              {items.length === 0 ? (
                <EmptyState title={t('empty.title')} hint={t('empty.hint')} />
              ) : (
                <PostTable posts={items} />
              )}
            </Panel>
            {seconded.length > 0 ? (
              <Panel title={t('page.seconded')}>
                <ul className="list">
                  {seconded.map((one) => (
                    <li key={`${one.orgName}${one.postTitle}${one.startsOn}`} className="row-apart">
                      <span>
                        {t('page.secondedLine', { org: one.orgName, post: `${one.unit} ${one.postTitle}`.trim() })}
                      </span>
                      <span className="small soft">
                        {one.startsOn} – {one.endsOn ?? ''}
                      </span>
                    </li>
                  ))}
                </ul>
              </Panel>
            ) : null}
          </div>
        )}
      </Loaded>
      {making ? <NewPostDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
}
