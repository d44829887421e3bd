//! Operations that come in pages, from the model's neighbour `paginators-1.json`.

use crate::error::ImportError;
use crate::json::Json;
use crate::plan::{Field, Item, ItemType, Paginate, Service, Structure, Type};

/// Marks the operations that come in pages.
///
/// What cannot be said in the DSL is passed over, and the operation has no pages: tokens that are in nested members, or of which
/// there are several, and what says whether there are more pages in a nested member, or in something that is no boolean. Of
/// several lists the first holds the items, as for botocore; numbers beside a list, such as how many items were looked at, are no
/// items.
pub(crate) fn paginate(service: &mut Service, paginators: &str) -> Result<(), ImportError> {
    let paginators: Json = serde_json::from_str(paginators).map_err(|error| {
        ImportError::model("paginators-1.json", format!("is not valid JSON: {error}"))
    })?;
    let pagination = paginators.get("pagination");
    for operation in &mut service.operations {
        let Some(paginator) = pagination.and_then(|all| all.get(&operation.name)) else {
            continue;
        };
        let output =
            operation
                .output
                .as_ref()
                .and_then(|output| match service.items.get(output)? {
                    Item::Structure(structure) => Some(structure),
                    _ => None,
                });
        operation.paginate =
            output.and_then(|output| pages(&operation.structure, output, paginator));
    }
    Ok(())
}

fn pages(request: &Structure, output: &Structure, paginator: &Json) -> Option<Paginate> {
    let input = member(request, &paginator.text("input_token")?)?;
    let next = member(output, &paginator.text("output_token")?)?;
    let is_token = matches!(
        input.ty,
        Type::String | Type::SensitiveString | Type::Integer | Type::Long | Type::Map { .. }
    );
    if !is_token || input.ty != next.ty {
        return None;
    }
    let more = match paginator.get("more_results") {
        Some(_) => Some(flag(output, &paginator.text("more_results")?)?),
        None => None,
    };
    let mut collections = results(paginator)
        .into_iter()
        .filter_map(|name| member(output, &name))
        .filter(|field| matches!(field.ty, Type::List { .. } | Type::Map { .. }));
    let items = collections
        .next()
        .filter(|items| !items.boxed)
        .and_then(|items| {
            let item = match &items.ty {
                Type::List { item, sparse } => ItemType::Value(item.as_ref().clone(), *sparse),
                Type::Map { value, sparse } => ItemType::Entry(value.as_ref().clone(), *sparse),
                _ => return None,
            };
            Some((items.ident.clone(), item))
        });
    Some(Paginate {
        input: input.ident.clone(),
        output: next.ident.clone(),
        more: more.map(|more| more.ident.clone()),
        items,
    })
}

/// The member that says whether there are more pages.
fn flag<'a>(output: &'a Structure, name: &str) -> Option<&'a Field> {
    member(output, name).filter(|field| field.ty == Type::Boolean)
}

/// What the pages give: one name, or several.
fn results(paginator: &Json) -> Vec<String> {
    match paginator.text("result_key") {
        Some(one) => vec![one],
        None => paginator.texts("result_key"),
    }
}

fn member<'a>(structure: &'a Structure, name: &str) -> Option<&'a Field> {
    structure.fields.iter().find(|field| field.member == name)
}
