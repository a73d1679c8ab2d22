import { type Binding, command, preparedCommand, query } from '../../http/binding.ts';
import { exportPostsFile, importRows, readPosts } from './exchangePosts.service.ts';
import { appoint, editPost, handOver, makePost, shutPost, stepTenure, take } from './keepPost.service.ts';
import * as api from './post.api.ts';
import type { PostView } from './post.schema.ts';
import { listHolders, listOwnPosts, listSecondments, viewPost } from './post.service.ts';

const answer = (output: PostView) => ({ output, regionId: output.regionId, subject: `post ${output.id}` });

export const postRoutes = (): Binding[] => [
  query(api.listPosts, async (use) => ({ items: await listOwnPosts(use), seconded: await listSecondments(use) })),
  query(api.exportPosts, (use) => exportPostsFile(use)),
  query(api.listHolders, async (use) => ({ items: [...(await listHolders(use))] })),
  query(api.getPost, (use, call) => viewPost(use, call.params)),
  command(api.makePost, async (use, call) => answer(await makePost(use, call.body))),
  command(api.editPost, async (use, call) => answer(await editPost(use, call.params, call.version, call.body))),
  command(api.closePost, async (use, call) => answer(await shutPost(use, call.params, call.version))),
  command(api.appointToPost, async (use, call) => answer(await appoint(use, call.params, call.body))),
  command(api.stepTenure, async (use, call) => answer(await stepTenure(use, call.params, call.version, call.body))),
  command(api.takeMatters, async (use, call) => answer(await take(use, call.params, call.body))),
  command(api.handOverMatters, async (use, call) => answer(await handOver(use, call.params, call.body))),
  preparedCommand(
    api.importPosts,
    (_before, call) => readPosts({ bytes: call.bytes, name: call.query.name }),
    async (use, _call, rows) => ({
      output: { imported: await importRows(use, rows) },
      regionId: use.actor.regionId,
      subject: `posts of ${use.actor.org}`,
    }),
  ),
];
