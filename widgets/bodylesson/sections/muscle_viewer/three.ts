/** three.js with its types, which it does not bring itself. */

// @ts-types="@types/three"
export * from "three";
