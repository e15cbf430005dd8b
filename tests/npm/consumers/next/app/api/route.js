import { load } from "ree-check";

export async function POST(request) {
  const ree = await load();
  return Response.json(ree.check(await request.json()));
}
