import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import type { ReactElement } from 'react';
import { examples, toTab } from './examples.ts';
import { examplesPlugin } from './examples-plugin.tsx';
import { createFetcher } from './fetcher.ts';
import { SessionChip, SessionNotice, useSession } from './session.tsx';
import { keepToken, readToken } from './token.ts';

const token = readToken();
const fetcher = createFetcher(token);
const plugins = [examplesPlugin, HISTORY_PLUGIN];
const tabs = examples.map(toTab);

/** Begins afresh with another token, or none: open streams, the schema and answers of the old one go with the page. */
const changeToken = (text: string): void => {
  keepToken(text);
  location.reload();
};

// A link with another token, opened in this tab, changes only the fragment: the page must be told.
addEventListener('hashchange', () => location.reload());

/** The explorer: a title bar that says who is signed in, and GraphiQL with the examples as its first tabs. */
export function App(): ReactElement {
  const session = useSession(token);
  return (
    <>
      <header className="title-bar">
        <h1>
          Triton <span>Graph</span>
        </h1>
        <SessionChip session={session} onToken={changeToken} />
      </header>
      <SessionNotice session={session} onToken={changeToken} />
      <main>
        <GraphiQL
          fetcher={fetcher}
          plugins={plugins}
          defaultTabs={tabs}
          defaultEditorToolsVisibility="variables"
          shouldPersistHeaders={false}
        >
          <GraphiQL.Logo> </GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}
