import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from '../webkit/client.ts';
import { startTexts } from '../webkit/i18n.ts';
import { ProblemError } from '../webkit/problem.ts';
import { createAppRouter } from './router.tsx';
import '../webkit/styles/tokens.css';
import '../webkit/styles/base.css';
import '../webkit/styles/controls.css';
import '../webkit/styles/layout.css';
import '../webkit/styles/parts.css';

const MAX_READS = 2;
const RELOAD_PAUSE_MS = 30_000;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal will not turn into consent; only a lost connection is worth another try.
      retry: (failures, error) => failures < MAX_READS && error instanceof ProblemError && error.status === 0,
    },
    mutations: { retry: false },
  },
});

const router = createAppRouter(client);
onSignedOut(() => {
  client.clear();
  const back = router.state.location.href;
  // Several questions may be refused at once: the first has already noted the way back.
  if (back.startsWith('/sign-in')) return;
  void router.navigate({ to: '/sign-in', search: { back } });
});

// After an update of the server the old parts of a page are gone: fetch the new page once.
window.addEventListener('vite:preloadError', (event) => {
  const key = 'langqiao.reloaded';
  const last = Number(sessionStorage.getItem(key) ?? 0);
  if (Date.now() - last < RELOAD_PAUSE_MS) return;
  event.preventDefault();
  sessionStorage.setItem(key, String(Date.now()));
  location.reload();
});

await startTexts();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}
