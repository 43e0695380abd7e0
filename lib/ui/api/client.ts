import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.gen.d.ts";

/** The API's schemas by name, as in `Schemas["Film"]`. */
export type Schemas = components["schemas"];

/**
 * A client of the API, typed from its OpenAPI document: `client.GET("/api/movies/{id}", …)`.
 * @param baseUrl where the API is; the page's own server where left out
 */
export const apiClient = (baseUrl = ""): Client<paths> => createClient<paths>({ baseUrl });
