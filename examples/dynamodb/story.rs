//! What the program does with a table, one operation after the other.

use std::error::Error;
use std::io::Write;

use aws_operation::{Client, Error as CallError};
use aws_operation_examples::dynamodb::{
    DeleteItem, GetItem, Item, OnConditionFailure, PutItem, Query, ReadItem as _, ReturnValues,
    Scan, UpdateItem, WriteError, item, names,
};

use crate::order::{Line, Order, key, partition};

type StoryResult = Result<(), Box<dyn Error>>;

/// A table, and where the story is told.
pub(crate) struct Story<'a, W> {
    pub(crate) client: &'a Client,
    pub(crate) table: &'a str,
    pub(crate) out: W,
}

impl<W: Write> Story<'_, W> {
    pub(crate) fn tell(&mut self) -> StoryResult {
        self.put()?;
        self.put_again()?;
        self.get()?;
        self.pay()?;
        self.query()?;
        self.pages()?;
        self.scan()?;
        self.read_what_is_no_order()?;
        self.delete()
    }

    fn put(&mut self) -> StoryResult {
        for order in orders() {
            self.client.send(&PutItem::new(self.table, &order))?;
            let (customer, number) = (&order.customer, order.number);
            writeln!(self.out, "put order {number} of {customer}")?;
        }
        Ok(())
    }

    /// A condition keeps a put from replacing what is there, and its error has what that is.
    fn put_again(&mut self) -> StoryResult {
        let mut order = orders().remove(0);
        "0.01".clone_into(&mut order.total);
        let put = PutItem::new(self.table, &order)
            .condition_expression("attribute_not_exists(pk)")
            .return_values_on_condition_check_failure(OnConditionFailure::AllOld);
        match self.client.send(&put) {
            Ok(_) => Err("the condition held".into()),
            Err(CallError::Modeled(
                WriteError::ConditionalCheckFailedException { item: Some(item) },
                _,
            )) => {
                let found = Order::try_from(&item)?;
                let (number, total) = (found.number, found.total);
                writeln!(
                    self.out,
                    "order {number} is there already, with a total of {total}"
                )?;
                Ok(())
            }
            Err(other) => Err(other.into()),
        }
    }

    fn get(&mut self) -> StoryResult {
        for number in [2, 99] {
            let get = GetItem::new(self.table, key("ada", number)).consistent_read(true);
            match self.client.send(&get)?.item {
                Some(item) => writeln!(self.out, "got {:?}", Order::try_from(&item)?)?,
                None => writeln!(self.out, "there is no order {number}")?,
            }
        }
        Ok(())
    }

    fn pay(&mut self) -> StoryResult {
        let update = UpdateItem::new(self.table, key("ada", 2))
            .update_expression("SET paid = :paid")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(item([(":paid", true.into())]))
            .return_values(ReturnValues::AllNew);
        let changed = self.client.send(&update)?.attributes.unwrap_or_default();
        let (number, paid) = (
            changed.read::<u32>("number")?,
            changed.read::<bool>("paid")?,
        );
        writeln!(self.out, "order {number} is paid: {paid}")?;
        Ok(())
    }

    /// The items of all pages, one after the other.
    fn query(&mut self) -> StoryResult {
        let mut numbers = Vec::new();
        for found in self.client.items(self.orders_of("ada").limit(2)) {
            numbers.push(Order::try_from(&found?)?.number);
        }
        writeln!(self.out, "ada ordered {numbers:?}")?;
        Ok(())
    }

    /// The pages themselves.
    fn pages(&mut self) -> StoryResult {
        // `number` is a reserved word, so an expression cannot name it.
        let query = self
            .orders_of("ada")
            .scan_index_forward(false)
            .projection_expression("#number")
            .expression_attribute_names(names([("#number", "number")]))
            .limit(2);
        for page in self.client.pages(query) {
            let page = page?;
            let numbers: Result<Vec<u32>, _> =
                page.items.iter().map(|item| item.read("number")).collect();
            let is_last = page.last_evaluated_key.is_none();
            let (count, numbers) = (page.count, numbers?);
            writeln!(
                self.out,
                "a page of {count}: {numbers:?}, the last: {is_last}"
            )?;
        }
        Ok(())
    }

    fn scan(&mut self) -> StoryResult {
        let all: Result<Vec<Item>, _> = self.client.items(Scan::new(self.table).limit(3)).collect();
        writeln!(self.out, "{} items in all", all?.len())?;
        Ok(())
    }

    /// Conversions that fail say where and what.
    fn read_what_is_no_order(&mut self) -> StoryResult {
        let mut attributes = Item::from(&orders()[1]);
        let line = item([("article", "tea".into()), ("quantity", "three".into())]);
        attributes.insert("lines".to_owned(), vec![line.into()].into());
        if let Err(error) = Order::try_from(&attributes) {
            writeln!(self.out, "no order: {error}")?;
        }
        Ok(())
    }

    fn delete(&mut self) -> StoryResult {
        for order in orders() {
            let delete = DeleteItem::new(self.table, key(&order.customer, order.number))
                .return_values(ReturnValues::AllOld);
            let deleted = self.client.send(&delete)?.attributes.unwrap_or_default();
            let customer: String = deleted.read("customer")?;
            writeln!(self.out, "deleted order {} of {customer}", order.number)?;
        }
        Ok(())
    }

    fn orders_of(&self, customer: &str) -> Query {
        Query::new(self.table)
            .key_condition_expression("pk = :pk AND begins_with(sk, :orders)")
            .expression_attribute_values(item([
                (":pk", partition(customer)),
                (":orders", "order#".into()),
            ]))
    }
}

fn orders() -> Vec<Order> {
    let order = |customer: &str, number: u32, article: &str, quantity: u32, total: &str| Order {
        customer: customer.to_owned(),
        number,
        lines: vec![Line {
            article: article.to_owned(),
            quantity,
        }],
        total: total.to_owned(),
        paid: false,
        labels: ["new", article].map(str::to_owned).into(),
        note: (number == 2).then(|| "as a gift".to_owned()),
    };
    vec![
        order("ada", 1, "tea", 2, "12.75"),
        order("ada", 2, "lamp", 1, "80.25"),
        order("ada", 3, "cup", 6, "29.45"),
        order("grace", 1, "tea", 10, "62.35"),
    ]
}
