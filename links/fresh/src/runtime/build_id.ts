/** Stands in bundles for the build's name, which is only known once they are made. 16 characters. */
export const BUILD_ID_PLACEHOLDER = "%FRESH-BUILD-ID%";

let buildId = BUILD_ID_PLACEHOLDER;

/** Names the build whose assets {@linkcode currentBuildId} is asked for. Server only. */
export function setBuildId(id: string): void {
  buildId = id;
}

/** The name of the build in use. In a bundle it is part of the code. */
export function currentBuildId(): string {
  return buildId;
}
