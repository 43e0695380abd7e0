import { type AnyComponent, h, type VNode } from "preact";

/**
 * Makes a node of a component. An async component is called and awaited here, for Preact renders
 * synchronously; it may answer with a whole response.
 */
export async function renderComponent<Props>(
  component: AnyComponent<Props>,
  props: Props,
): Promise<VNode | Response | null> {
  if (component.constructor.name !== "AsyncFunction") {
    return h(component as AnyComponent, props as object);
  }
  const call = component as (props: Props) => Promise<VNode | Response | null>;
  return await call(props);
}
