import { HttpError, page, type PageResponse } from "fresh";
import { OperationPart } from "../../components/docs/OperationPart.tsx";
import { SchemaPart } from "../../components/docs/SchemaPart.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { Section } from "../../components/Section.tsx";
import type { ApiDocument } from "../../lib/docs/document.ts";
import { operationGroups } from "../../lib/docs/operations.ts";
import { triedAddress } from "../../lib/docs/tried_address.ts";
import { define } from "../../lib/site.ts";
import { messagesOf } from "../../lib/ui/messages/messages.ts";

/** The page of the API's document; with an operation's form, the way to its answer. */
export const handler = define.handlers({
  GET(ctx): Response | PageResponse<ApiDocument> {
    const { apiDocument } = ctx.state;
    if (apiDocument === undefined) throw new HttpError(404);
    const address = triedAddress(apiDocument, ctx.url.searchParams);
    return address === null ? page(apiDocument) : ctx.redirect(address, 303);
  },
});

/** Every route of the API; the document's own words are English in every language. */
export default define.page<typeof handler>(({ data, state, url }) => {
  const { info, components } = data;
  const schemas = components?.schemas ?? {};
  const m = messagesOf(state.language);
  return (
    <>
      <PageTitle m={m} title="API" />
      <div class="page-head">
        <h1>{m.docs.heading}</h1>
        <p class="lede">{m.docs.lede}</p>
        <p>
          {m.docs.version(info.version)} <a href="/api/openapi.json">{m.docs.document}</a>
        </p>
      </div>
      <div lang="en">
        {operationGroups(data).map(({ name, description, operations }) => (
          <Section key={name} id={`tag-${name}`} heading={capitalized(name)} hint={description}>
            {operations.map((operation) => (
              <OperationPart
                key={operation.id}
                operation={operation}
                schemas={schemas}
                origin={url.origin}
              />
            ))}
          </Section>
        ))}
        <Section id="schemas" heading="Schemas" hint="What bodies and answers are made of.">
          {Object.entries(schemas).map(([name, schema]) => (
            <SchemaPart key={name} name={name} schema={schema} schemas={schemas} />
          ))}
        </Section>
      </div>
    </>
  );
});

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
