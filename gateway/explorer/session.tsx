import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { type Greeting, greet } from './viewer.ts';

/** What is known about the token: nothing yet, whom it belongs to, or why it is of no use. */
export type Session = 'absent' | 'asking' | 'refused' | 'unreachable' | Greeting;

/** Asks the API whom the token belongs to. */
export function useSession(token: string | undefined): Session {
  const [session, setSession] = useState<Session>(token === undefined ? 'absent' : 'asking');
  useEffect(() => {
    if (token === undefined) return;
    const asked = new AbortController();
    greet(token, asked.signal).then(
      (greeting) => setSession(greeting ?? 'refused'),
      () => asked.signal.aborted || setSession('unreachable'),
    );
    return () => asked.abort();
  }, [token]);
  return session;
}

const isGreeting = (session: Session): session is Greeting => typeof session === 'object';

interface SessionProps {
  readonly session: Session;
  /** Called with what was pasted, or with empty text to sign out. */
  readonly onToken: (text: string) => void;
}

/** The token lives in this tab alone; a window that it opens itself gets a copy. */
const openWindow = (): void => {
  open('/graphiql');
};

/** The right end of the title bar: who is signed in. */
export function SessionChip({ session, onToken }: SessionProps): ReactElement | null {
  if (!isGreeting(session)) return null;
  return (
    <div className="session">
      <span className="session-name" title="Requests carry this account's token">
        {session.login}
        {session.isOperator && <em>operator</em>}
      </span>
      <button type="button" title="Act there while a stream runs here" onClick={openWindow}>
        New window
      </button>
      <button type="button" onClick={() => onToken('')}>
        Sign out
      </button>
    </div>
  );
}

const notices: Readonly<Record<Exclude<Session, Greeting | 'asking'>, { title: string; text: string }>> = {
  absent: {
    title: 'You are not signed in.',
    text: 'Open the link that the data center printed when it started, or paste a token from credentials.json in its data directory.',
  },
  refused: {
    title: 'This token is not accepted.',
    text: 'It may have expired, or belong to another data center. Paste a fresh one from credentials.json.',
  },
  unreachable: {
    title: 'The API does not answer.',
    text: 'Check that the data center is running, then reload this page.',
  },
};

/** What to do when there is no usable token: one friendly line with a field to paste one into. */
export function SessionNotice({ session, onToken }: SessionProps): ReactElement | null {
  if (isGreeting(session) || session === 'asking') return null;
  const { title, text } = notices[session];
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onToken(String(new FormData(event.currentTarget).get('token') ?? ''));
  };
  return (
    <form className="notice" onSubmit={submit}>
      <p>
        <strong>{title}</strong> {text}
      </p>
      <input
        name="token"
        type="password"
        autoComplete="off"
        placeholder="Token"
        aria-label="Token"
        required
      />
      <button type="submit">Sign in</button>
    </form>
  );
}
