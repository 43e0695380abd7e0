import type { JSX } from "preact";
import type { PeopleRange } from "../../lib/catalog/people.ts";
import type { Messages } from "../../lib/ui/messages/messages.ts";

interface PersonFormProps {
  readonly people: PeopleRange;
  /** Who is asked for now. */
  readonly person: number | null;
  readonly m: Messages;
}

/** A form for a person's number, and the way to anybody. */
export function PersonForm({ people, person, m }: PersonFormProps): JSX.Element {
  const { first, last, count } = people;
  if (first === null || last === null) return <p class="notice">{m.recommend.needPeople}</p>;
  return (
    <form class="person-form" action="/recommend">
      <div class="field">
        <label for="user">{m.recommend.person}</label>
        <input
          class="input"
          type="number"
          id="user"
          name="user"
          min={first}
          max={last}
          step="1"
          required
          value={person ?? undefined}
          aria-describedby="user-hint"
        />
      </div>
      <button class="button" type="submit">{m.recommend.submit}</button>
      <a class="button button--quiet" href="/recommend?user=random" rel="nofollow">
        {m.recommend.random}
      </a>
      <p class="field-hint" id="user-hint">{m.recommend.personHint(first, last, count)}</p>
    </form>
  );
}
